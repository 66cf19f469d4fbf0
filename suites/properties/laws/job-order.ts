/** Programs of promises and async functions, and the order of their jobs. */
import fc from 'fast-check';
import { sameTagged } from '../answer.ts';
import { JobQueue, ModelPromise } from '../graphs/job-model.ts';
import { law } from '../model.ts';

/** What is awaited or returned is chosen so that editions of the language before and after the change of await agree. */
const KINDS = ['then', 'catch', 'async', 'chain', 'thenable', 'adopt', 'return', 'finally', 'all', 'race'] as const;

interface Task {
  readonly kind: (typeof KINDS)[number];
  /** What runs at each of its places; every place logs its own path as well. */
  readonly parts: readonly (readonly Task[])[];
}

const { task } = fc.letrec<{ task: Task }>((tie) => ({
  task: fc.record({
    kind: fc.constantFrom(...KINDS),
    parts: fc.array(fc.oneof({ maxDepth: 3, depthIdentifier: 'tasks' }, fc.constant([]), fc.array(tie('task'), { minLength: 1, maxLength: 2, depthIdentifier: 'tasks' })), { minLength: 1, maxLength: 3, depthIdentifier: 'tasks' }),
  }),
}));

type Paths = readonly string[];
const pathsOf = ({ parts }: Task, path: string): Paths => parts.map((_, at) => `${path}.${at}`);

function sourceOf(each: Task, path: string): string {
  const paths = pathsOf(each, path);
  const bodies = each.parts.map((tasks, at) => `log('${paths[at]}'); ${tasks.map((inner, index) => sourceOf(inner, `${paths[at]}/${index}`)).join(' ')}`);
  const functions = bodies.map((body) => `() => { ${body} }`);
  const then = functions.map((f) => `.then(${f})`).join('');
  switch (each.kind) {
    case 'then':
      return `{ const p = Promise.resolve(0); ${functions.map((f) => `p.then(${f});`).join(' ')} }`;
    case 'catch':
      return `Promise.reject(0).then(() => { log('never'); })${functions.map((f) => `.catch(${f})`).join('')};`;
    case 'async':
      return `(async () => { ${bodies.join(' await 0; ')} })().then(() => { log('${path} returned'); });`;
    case 'chain':
      return `Promise.resolve(0)${then};`;
    case 'thenable':
      return `Promise.resolve({ then(resolve) { log('${path} asked'); resolve(0); resolve(1); } })${then};`;
    case 'adopt':
      return `new Promise(resolve => { resolve(Promise.resolve(0)); log('${path} executor'); })${then};`;
    case 'return':
      return `Promise.resolve(0).then(() => Promise.resolve(0))${then};`;
    case 'finally':
      return `Promise.resolve(0)${functions.map((f) => `.finally(${f})`).join('')}.then(() => { log('${path} done'); });`;
    case 'all':
    case 'race':
      return `Promise.${each.kind}([${functions.map((f) => `Promise.resolve(0).then(${f})`).join(', ')}]).then(() => { log('${path} ${each.kind}'); });`;
  }
}

/** The same on the model. */
function run(each: Task, path: string, queue: JobQueue, log: string[]): void {
  const paths = pathsOf(each, path);
  const places = each.parts.map((tasks, at) => (): void => {
    log.push(paths[at]);
    tasks.forEach((inner, index) => run(inner, `${paths[at]}/${index}`, queue, log));
  });
  const note = (text: string) => (): void => void log.push(`${path} ${text}`);
  const resolved = (value: unknown = 0): ModelPromise => ModelPromise.resolved(queue, value);
  const chained = (first: ModelPromise): ModelPromise => places.reduce((promise, place) => promise.then(place), first);
  switch (each.kind) {
    case 'then': {
      const promise = resolved();
      for (const place of places) promise.then(place);
      return;
    }
    case 'catch': {
      const rejected = new ModelPromise(queue);
      rejected.reject(0);
      places.reduce((promise, place) => promise.then(undefined, place), rejected.then(() => void log.push('never')));
      return;
    }
    case 'async': {
      const returned = new ModelPromise(queue);
      const from = (at: number): void => {
        places[at]();
        if (at + 1 < places.length) resolved().then(() => from(at + 1));
        else returned.resolve(undefined);
      };
      from(0);
      returned.then(note('returned'));
      return;
    }
    case 'chain':
      chained(resolved());
      return;
    case 'thenable':
      chained(resolved({ then: (resolve: (value: unknown) => void) => { note('asked')(); resolve(0); } }));
      return;
    case 'adopt': {
      const adopting = new ModelPromise(queue);
      adopting.resolve(resolved());
      note('executor')();
      chained(adopting);
      return;
    }
    case 'return':
      chained(resolved().then(() => resolved()));
      return;
    case 'finally':
      places.reduce((promise, place) => promise.finally(place), resolved()).then(note('done'));
      return;
    case 'all':
    case 'race': {
      const combined = new ModelPromise(queue);
      let open = places.length;
      for (const promise of places.map((place) => resolved().then(place))) {
        promise.then(() => {
          open -= 1;
          if (each.kind === 'race' || open === 0) combined.resolve(0);
        });
      }
      combined.then(note(each.kind));
    }
  }
}

function expected(tasks: readonly Task[]): string[] {
  const queue = new JobQueue();
  const log: string[] = [];
  tasks.forEach((each, index) => run(each, String(index), queue, log));
  log.push('end');
  queue.drain();
  return log;
}

export default law<readonly Task[]>({
  id: 'job-order',
  statement: 'Jobs of promises and async functions run after the program, first in, first out, each as often and as late as ECMA-262 says.',
  rules: ['language/include-es2018'],
  threat: 'thenables-and-jobs',
  requires: [],
  version: 1,
  arbitrary: fc.array(task, { minLength: 1, maxLength: 4 }),
  programs: (tasks) => [{ steps: [{ in: 'child', as: 'program', program: `${tasks.map((each, index) => sourceOf(each, String(index))).join('\n')}\nlog('end');` }] }],
  judge(tasks, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const log = expected(tasks);
    return sameTagged(answer.log, log) ? null : `the log is ${JSON.stringify(answer.log)}, not ${JSON.stringify(log)}`;
  },
  classify(tasks) {
    const { length } = expected(tasks);
    return `${tasks.length === 1 ? tasks[0].kind : 'several tasks'}, ${length < 6 ? 'few' : length < 16 ? 'some' : 'many'} places`;
  },
  proof: { engine: 'reference/draft', fault: 'jobs-last-first' },
});
