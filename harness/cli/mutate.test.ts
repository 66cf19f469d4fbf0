import test from 'ava';
import { noticing } from './mutate.ts';

test('of a fault that is named it is said which case of each of its rules notices it', (t) => {
  const notice = { case: 'weak-ref-absent', outcome: 'fail' } as const;
  const said = noticing({ id: 'weak-ref', rules: ['omissions/weak-ref', 'omissions/other'], noticed: notice, byRule: { 'omissions/weak-ref': notice, 'omissions/other': null } });
  t.is(said, 'weak-ref: noticed by weak-ref-absent (fail)\n  omissions/weak-ref: weak-ref-absent\n  omissions/other: by no case of its own');
  t.is(noticing({ id: 'weak-ref', rules: [], noticed: null, byRule: {} }), 'weak-ref: no case notices it');
});
