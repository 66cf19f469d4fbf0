import cliProgress from 'cli-progress';

/** Tells a person how far the run is: bars on a terminal, a line now and then elsewhere. */
export interface Progress {
  done(engine: string): void;
  stop(): void;
}

export function startProgress(engines: readonly string[], casesEach: number): Progress {
  if (casesEach === 0) return { done: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? bars(engines, casesEach) : plainLines(engines, casesEach);
}

function bars(engines: readonly string[], casesEach: number): Progress {
  const width = Math.max(...engines.map((engine) => engine.length));
  const multi = new cliProgress.MultiBar({ format: '{engine} {bar} {value}/{total}', hideCursor: true, clearOnComplete: false, stream: process.stderr }, cliProgress.Presets.rect);
  const byEngine = new Map(engines.map((engine) => [engine, multi.create(casesEach, 0, { engine: engine.padEnd(width) })]));
  return { done: (engine) => byEngine.get(engine)?.increment(), stop: () => multi.stop() };
}

/** One line per engine and quarter. */
function plainLines(engines: readonly string[], casesEach: number): Progress {
  const counts = new Map(engines.map((engine) => [engine, 0]));
  const quarter = Math.max(1, Math.ceil(casesEach / 4));
  return {
    done(engine) {
      const count = (counts.get(engine) ?? 0) + 1;
      counts.set(engine, count);
      if (casesEach >= 100 && (count % quarter === 0 || count === casesEach)) process.stderr.write(`${engine}: ${count}/${casesEach}\n`);
    },
    stop: () => undefined,
  };
}
