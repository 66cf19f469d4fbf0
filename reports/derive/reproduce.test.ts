import test from 'ava';
import { decidingOptions, runCommand } from './reproduce.ts';

test('a case is run again under the options that decide how it is judged, and no others', (t) => {
  const command = "ses262 run globals --engine node/shim --edition draft-2023 --shard 1/2 --set=2026-11-compartment --engines 'my engines.yaml' --timeout 500 --properties 3";
  t.is(decidingOptions(command), " --edition draft-2023 --set=2026-11-compartment --engines 'my engines.yaml' --timeout 500");
  t.is(runCommand(command, { one: 'some-case', engine: 'node/bare', verbose: true }), `ses262 run some-case --engine node/bare${decidingOptions(command)} --verbose`);
});

test('a run without such options is repeated without any', (t) => {
  t.is(runCommand('ses262 run', { engine: 'xs/native' }), 'ses262 run --engine xs/native');
});
