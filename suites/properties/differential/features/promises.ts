/** The order of promise jobs, async functions and async generators. */
import type { Feature } from './model.ts';

const THEN = "%{(v) => { note('@ then ' + show(v)); return %{v ~ %any ~ Promise.resolve(v) ~ thenable('@ t')}; } ~ (v) => { note('@ throws'); throw %any; } ~ undefined ~ 1}";
const REJECT = "%{(e) => { note('@ catch ' + thrown(e)); return %any; } ~ undefined ~ (e) => { throw e; }}";
const VALUE = "%{%any ~ Promise.resolve(%any) ~ Promise.reject(%any) ~ thenable('@ v') ~ (async () => %any)() ~ new Promise((f, r) => { %{f(%any); ~ r(%any); ~ throw %any; ~ f(%any); r(1);} }) ~ { then: %prim } ~ { get then() { note('@ then got'); return undefined; } }}";

export const promises: Feature = {
  id: 'promises',
  write(w) {
    const labelled = (pattern: string): string => w.fill(pattern, 1).replaceAll('@', w.fresh('p'));
    const chain = (): string => `${labelled(VALUE).replace(/^/, 'Promise.resolve(')})${Array.from({ length: w.random.int(1, 3) }, () => labelled(`.then(${THEN}, ${REJECT})`)).join('')}.then((v) => note('end ' + show(v)), (e) => note('failed ' + thrown(e)));`;
    const statements = [
      chain, chain,
      () => labelled(`(async () => { note('@ start'); try { const v = %{await ${VALUE} ~ %any}; note('@ got ' + show(v)); %{ ~ return ${VALUE}; ~ await null; ~ throw %any;} } catch (e) { note('@ caught ' + thrown(e)); } finally { note('@ finally'); %{ ~ await 0; ~ return 1;} } note('@ end'); })().then((v) => note('@ result ' + show(v)), (e) => note('@ rejected ' + thrown(e)));`),
      () => labelled(`attempt('promises.combined', () => { Promise.%{all ~ race}([${VALUE}, ${VALUE}, %any]).then((v) => note('@ combined ' + show(v)), (e) => note('@ combined failed ' + thrown(e))); });`),
      () => labelled(`Promise.%{resolve ~ reject}(%any).finally(() => { note('@ finally'); %{ ~ return %any; ~ throw %any; ~ return Promise.reject(1);} }).then((v) => note('@ ' + show(v)), (e) => note('@ failed ' + thrown(e)));`),
      () => labelled("(async () => { for (const x of [1, 2]) { note('@ turn ' + x); await %{x ~ undefined ~ thenable('@ w')}; } })();"),
      () => labelled("(async () => { for await (const x of %{[1, Promise.resolve(2)] ~ source('@', [1, 2]) ~ (async function* () { yield 1; try { yield 2; } finally { note('@ closed'); } })()}) { note('@ item ' + show(x)); %{ ~ break; ~ throw 1; ~ await 0;} } })().then(() => note('@ done'), (e) => note('@ failed ' + thrown(e)));"),
      () => labelled("{ const g = (async function* () { try { note('@ got ' + show(yield %any)); yield %{Promise.resolve(2) ~ 3}; %{ ~ return %any; ~ throw %any; ~ yield* [4, 5];} } catch (e) { note('@ inside ' + thrown(e)); } finally { note('@ over'); } })(); for (const call of ['next', '%{next ~ return ~ throw}', 'next', 'next']) g[call]('@').then((r) => note('@ ' + call + ' ' + show(r)), (e) => note('@ ' + call + ' failed ' + thrown(e))); }"),
      () => labelled("attempt('promises.executor', () => { new Promise(%{(f, r) => { note('@ in'); f(1); throw 2; } ~ %any}).then((v) => note('@ ' + show(v)), (e) => note('@ ' + thrown(e))); note('@ after'); });"),
      () => labelled("attempt('promises.subclass', () => { class P extends Promise { static get [Symbol.species]() { note('@ species'); return Promise; } then(...a) { note('@ then'); return super.then(...a); } } const p = P.resolve(%any); return [p instanceof P, p.then() instanceof P, P.resolve(p) === p, Promise.resolve(p) === p]; });"),
      () => labelled("attempt('promises.async-order', () => { const f = async (n) => { note('@ a' + n); await null; note('@ b' + n); await null; note('@ c' + n); }; f(1); f(2); note('@ sync'); });"),
      () => labelled("attempt('promises.parameters', () => { (async (a = %{spy('d', 1) ~ (() => { throw 1; })()}) => a)().then((v) => note('@ ' + show(v)), (e) => note('@ failed ' + show(e))); note('@ called'); });"),
    ];
    const thenable = "const thenable = (label) => ({ then(resolve, reject) { note(label + ' then called'); %{resolve(label); ~ reject(label); ~ resolve(label); resolve(2); ~ throw label; ~ Promise.resolve().then(() => resolve(label));} } });";
    const made = w.random.some(statements, 2, 5).map((write) => write()).join('\n');
    return made.includes('thenable(') && !w.once('thenable') ? `${w.fill(thenable, 1)}\n${made}` : made;
  },
};
