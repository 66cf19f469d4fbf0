/** A base constructor that returns its argument lets a derived class treat a shared object as its `this`. */
import fc from 'fast-check';
import { keys, snapshots } from '../arbitraries/mutations.ts';
import { quietWalks, walking, type Walk } from '../arbitraries/walks.ts';
import { law } from '../model.ts';

interface Stamp {
  readonly label: string;
  /** Source of a class expression with `Base`, `t`, `k` and `v` in scope. */
  readonly source: string;
  /** Own properties are refused; private names are known to their class alone, and may be newer syntax than the engine has. */
  readonly refused: boolean;
}

const stamp = (label: string, source: string, refused = true): Stamp => ({ label, source, refused });

const table: readonly Stamp[] = [
  stamp('assign', 'class extends Base { constructor(o) { super(o); this[k] = v; } }'),
  stamp('define', 'class extends Base { constructor(o) { super(o); Object.defineProperty(this, k, { value: v }); } }'),
  stamp('super assign', 'class extends Base { constructor(o) { super(o); super[k] = v; } }'),
  stamp('delete', 'class extends Base { constructor(o) { super(o); if (!delete this.constructor) throw new TypeError(); this.constructor = v; } }'),
  stamp('prototype', 'class extends Base { constructor(o) { super(o); Object.setPrototypeOf(this, v); } }'),
  stamp('prototype of newTarget', 'class extends Base { constructor(o) { super(o); Object.setPrototypeOf(this, new.target.prototype); } }'),
  stamp('arrow', 'class extends Base { constructor(o) { const set = () => { this[k] = v; }; super(o); set(); } }'),
  stamp('twice', 'class extends (class extends Base {}) { constructor(o) { super(o); Object.assign(this, { [k]: v }); } }'),
  stamp('method', 'class extends Base { constructor(o) { super(o); this[k] = () => this; } }'),
  stamp('field', 'class extends Base { mark = v; }'),
  stamp('computed field', 'class extends Base { [k] = v; }'),
  stamp('private field', 'class extends Base { #p = v; static read(o) { return o.#p; } }', false),
  stamp('private method', 'class extends Base { #m() { return v; } static read(o) { return o.#m(); } }', false),
  stamp('private accessor', 'class extends Base { get #a() { return v; } static read(o) { return o.#a; } }', false),
];

interface Attempt {
  readonly walk: Walk;
  readonly stamp: Stamp;
  readonly key: string;
  /** How the base constructor comes to return the object. */
  readonly base: string;
}

const bases = ['function (o) { return o; }', 'class { constructor(o) { return o; } }', 'class extends null { constructor(o) { return o; } }', 'new Proxy(function () {}, { construct: (f, [o]) => o })'] as const;

const target = 'const t = met.length === 0 ? root : met[met.length - 1].at;';
const observe = `(() => {${snapshots}${target}
  const before = snapshot(t);
  return { t, same: () => unchanged(before, t) };
})()`;
const attack = ({ stamp: { source }, key, base }: Attempt): string => `(() => {${snapshots}${target}
  const k = ${key}, v = { mark: 1 };
  const Base = ${base};
  const find = (object) => { for (let at = object; at !== null; at = getPrototypeOf(at)) { const found = own(at, k); if (found) return found; } return undefined; };
  const found = find(t);
  const Stamp = ${source};
  const done = outcome(() => { new Stamp(t); });
  return [t === results[0].t, found !== undefined && !('value' in found), done];
})()`;

/** What the same class text, evaluated by another compartment, reads off the object. */
const read = ({ stamp: { source }, key, base }: Attempt): string => `(() => {
  const { t, same } = results[0], v = {}, { ownKeys } = Reflect;
  const k = ${key};
  const Base = ${base};
  const Stamp = ${source};
  let seen = 'nothing';
  try { if ('read' in Stamp) { Stamp.read(t); seen = 'its private state'; } } catch (hidden) {}
  return [same(), seen];
})()`;

export default law<Attempt>({
  id: 'stamping-refused',
  statement: 'A class cannot make a shared object an instance of itself by a base constructor that returns it: own properties are refused, and no other compartment sees a trace.',
  rules: ['primordials/frozen-no-covert-channel', 'primordials/frozen-transitive', 'confinement/no-mutual-observation'],
  threat: 'mutable-shared-state-channels',
  requires: ['compartments'],
  version: 3,
  arbitrary: fc.record({ walk: quietWalks, stamp: fc.constantFrom(...table), key: keys, base: fc.constantFrom(...bases) }),
  programs: (attempt) => [
    {
      steps: [
        { in: 'observer', program: `Object.freeze(${walking(attempt.walk, observe)})`, as: 'program' },
        { in: 'mutator', program: walking(attempt.walk, attack(attempt)), as: 'program' },
        { in: 'observer', program: read(attempt), as: 'program' },
      ],
    },
  ],
  judge({ stamp: { refused } }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const [, attacked, after] = answer.steps;
    if (attacked?.type === 'throw' && attacked.phase === 'parse') return null;
    if (attacked?.type !== 'normal' || after?.type !== 'normal') return `the programs ended with ${JSON.stringify(answer.steps.at(-1))}`;
    // A property that is an accessor decides for itself what an assignment does.
    const [shared, decides, done] = attacked.value as readonly [boolean, boolean, string];
    if (!shared) return null;
    const [same, seen] = after.value as readonly [boolean, string];
    if (!same || seen !== 'nothing') return `another compartment sees ${same ? seen : 'a change'}`;
    return refused && !decides && done === 'returned' ? 'the constructor returned' : null;
  },
  classify({ stamp: { label } }, [answer]) {
    if (answer.status !== 'observed') return 'no answer';
    const attacked = answer.steps[1];
    if (attacked?.type !== 'normal') return `${label}, not parsed`;
    const [shared] = attacked.value as readonly [boolean];
    return shared ? `${label}, shared` : 'an object of its own';
  },
  proof: { engine: 'reference/draft', fault: 'methods-unfrozen' },
});
