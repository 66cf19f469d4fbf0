import test from 'ava';
import { ledger } from '../../suites/properties/differential/index.ts';
import type { PropertyLine } from '../../reports/model.ts';
import { countUse, ledgerUses, sayLedgerUses } from './ledger-use.ts';

const line = (law: string, runs: number): PropertyLine => ({ kind: 'property', engine: 'quickjs/shim', law, outcome: 'pass', from: 0, runs, ended: { held: runs }, labels: {}, findings: [], programs: runs, answeringMs: 1, durationMs: 1 });
const [template] = ledger.filter(({ id }) => id === 'quickjs-template-late');

test('entries that explained something are counted, most used first', (t) => {
  countUse('quickjs/shim', [template]);
  countUse('quickjs/shim', [template]);
  const [use] = ledgerUses([line('differential', 10)]);
  t.deepEqual(use, { engine: 'quickjs/shim', used: { [template.id]: 2 } });
  t.is(sayLedgerUses([use]), `ledger on quickjs/shim: ${template.id} 2`);
});

test('a long search names the entries about its engine that it had no use for', (t) => {
  const [{ never }] = ledgerUses([line('differential', 2_000)]);
  t.true(never?.includes('quickjs-bigint-compared'));
  t.false(never?.includes(template.id));
  t.deepEqual(never?.filter((id) => id.startsWith('xs-') || id.startsWith('modules-')), []);
});

test('other laws use no ledger', (t) => t.deepEqual(ledgerUses([line('walk-unfrozen', 5_000)]), []));
