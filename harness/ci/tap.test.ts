import test from 'ava';
import { TapCounter } from './tap.ts';

test('passes, failures and skips are counted, and only failures are shown', (t) => {
  const counter = new TapCounter();
  const lines = [
    'TAP version 13', 'ok 1 - it works', 'not ok 2 - it does not', '  ---', '    message: no', '  ...', 'ok 3 - later # SKIP',
    'not ok 4 - one day # TODO', 'ok 5 - says not ok 6', '', '1..5', '# tests 5', '# pass 2',
  ]; // prettier-ignore
  const shown = lines.filter((line) => counter.line(line));
  t.is(counter.summary(), '2 passed, 1 failed, 2 skipped');
  t.true(shown.includes('not ok 2 - it does not'));
  t.true(shown.includes('    message: no'));
  t.false(shown.some((line) => line.startsWith('ok ')));
});

test('nothing run is nothing passed', (t) => t.is(new TapCounter().summary(), '0 passed, 0 failed'));
