/** harden: freezing an object with all that is reachable from it by properties and prototypes. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const harden = { document: 'ses-readme', section: 'Harden' } as const;
const overview = { document: 'ses-readme', section: 'What SES does: An overview' } as const;

export const hardenReturnsArg = rule({
  id: 'harden/harden-returns-arg',
  keyword: 'must',
  text: 'harden returns the very value that it was given.',
  why: 'The README\'s sample binds the result of harden and goes on with it; a copy or a wrapper would leave the original unfrozen in other hands.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenTransitiveProps = rule({
  id: 'harden/harden-transitive-props',
  keyword: 'must',
  text: 'harden freezes its argument and every object that a path of properties leads to from it, functions and their prototype objects included.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenSymbolProps = rule({
  id: 'harden/harden-symbol-props',
  keyword: 'must',
  text: 'Properties whose keys are symbols count like any others for harden.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenNonenumerable = rule({
  id: 'harden/harden-nonenumerable',
  keyword: 'must',
  text: 'Properties that are not enumerable count like any others for harden.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenAccessorsNotCalled = rule({
  id: 'harden/harden-accessors-not-called',
  keyword: 'must',
  text: 'harden freezes the getter and the setter of an accessor property, with what is reachable from them, and calls neither.',
  why: 'Implied: the closure is over the graph of objects, in which an accessor\'s functions are what the property holds. A getter that is called would run a stranger\'s code, and its value is not part of the surface that stays.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenPrototypeChain = rule({
  id: 'harden/harden-prototype-chain',
  keyword: 'must',
  text: 'harden freezes every object on the prototype chain of each object that it freezes, and what is reachable from these.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenCycles = rule({
  id: 'harden/harden-cycles',
  keyword: 'must',
  text: 'harden comes to an end on graphs that contain cycles, and on deep and wide ones, and freezes all of them.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenPrimitives = rule({
  id: 'harden/harden-primitives',
  keyword: 'must',
  text: 'harden passes a primitive value through, and undefined where it is given no argument.',
  why: 'Implied by its use on any value that crosses a border; a primitive has no surface to freeze.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
});

export const hardenIdempotent = rule({
  id: 'harden/harden-idempotent',
  keyword: 'must',
  text: 'To harden what is hardened, frozen or partly frozen already has no other effect than to complete it.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenTypedArrayElementsWritable = rule({
  id: 'harden/harden-typedarray-elements-writable',
  keyword: 'must',
  text: 'A hardened typed array takes no new properties, and its elements can still be written.',
  why: 'Implied: ECMA-262 forbids to freeze the elements of a typed array, so harden must seal around them rather than fail. The elements belong to the contents of its buffer, not to the surface.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenTypedArrayExpandos = rule({
  id: 'harden/harden-typedarray-expandos',
  keyword: 'must',
  text: 'Properties of a typed array that are not its elements are made read-only and unremovable by harden, and their values are hardened.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenCollectionsMutable = rule({
  id: 'harden/harden-collections-mutable',
  keyword: 'must',
  text: 'harden leaves the contents of collections, buffers, dates, promises and generators as they are: they stay mutable by their methods, and objects held only in them are not frozen.',
  why: 'The README speaks of property and prototype access alone: the surface is made immutable, state behind it is not.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
});

export const hardenPrivateMutable = rule({
  id: 'harden/harden-private-mutable',
  keyword: 'must',
  text: 'State that an object keeps in private fields or in weak maps stays mutable after it was hardened.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
});

export const hardenSurfaceOnly = rule({
  id: 'harden/harden-surface-only',
  keyword: 'must',
  text: 'Variables that a hardened function closes over stay mutable: harden makes no method pure.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
});

export const hardenProxyRefusal = rule({
  id: 'harden/harden-proxy-refusal',
  keyword: 'must',
  text: 'Where an object of the graph refuses to be frozen, harden throws a TypeError rather than return.',
  why: 'Implied: who gets a value back from harden relies on every object of its surface being frozen.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenHostileTraps = rule({
  id: 'harden/harden-hostile-traps',
  keyword: 'must',
  text: 'Proxies in the graph, whose traps run while harden is at work, cannot bring it to return while something on the surface is unfrozen.',
  why: 'Implied by what harden ensures. A trap can throw, answer differently the second time, change the graph, or call harden again on a graph that is half done.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenRetryAfterFailure = rule({
  id: 'harden/harden-retry-after-failure',
  keyword: 'must',
  text: 'After a call of harden that threw, another call does the whole work again: it throws while something refuses, and completes once nothing does.',
  why: 'Implied: an implementation that remembers what it has hardened must not remember what it failed to.',
  source: harden,
  profiles: ['compartment'],
  threat: 'harden-completeness',
  observable: true,
});

export const hardenUntampered = rule({
  id: 'harden/harden-untampered',
  keyword: 'must',
  text: 'What harden freezes does not depend on functions that programs can replace: not on primordials changed before lockdown, not on properties of its argument or of the global.',
  why: 'Implied: an implementation in the language calls captured originals, and none of the methods of what it is given.',
  source: harden,
  profiles: ['compartment'],
  threat: 'pre-lockdown-tampering',
  observable: true,
});

export const hardenTrapOrder = rule({
  id: 'harden/harden-trap-order',
  keyword: 'open',
  text: 'In which order harden asks an object to freeze itself and for its prototype and properties.',
  why: 'The README says what is frozen in the end, not in which steps; only proxies can tell.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
  alternatives: [
    { id: 'freeze-then-look', text: 'An object is frozen first and then asked for its prototype and its properties.' },
    { id: 'look-then-freeze', text: 'An object is asked for its prototype or its properties before it is frozen.' },
  ],
});

export const hardenAtomicity = rule({
  id: 'harden/harden-atomicity',
  keyword: 'open',
  text: 'What becomes of the rest of a graph when harden throws midway.',
  why: 'Freezing cannot be taken back, so an implementation that does not look at everything first leaves some objects frozen; the README is silent.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
  alternatives: [
    { id: 'some-frozen', text: 'Objects that were met before the failure stay frozen.' },
    { id: 'none-frozen', text: 'Nothing of the graph is frozen.' },
  ],
});

export const hardenNoStamping = rule({
  id: 'harden/harden-no-stamping',
  keyword: 'open',
  text: 'Whether a constructor that returns a hardened object can still put private fields on it.',
  why: 'Private fields can be added to a frozen object in ECMAScript of today, which makes it a place for hidden state; a proposal to forbid this for non-extensible objects is under way.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
  alternatives: [
    { id: 'stamped', text: 'The private field is added.' },
    { id: 'refused', text: 'The constructor throws a TypeError.' },
    { id: 'no-private-fields', text: 'The world knows no private fields.' },
  ],
});

export const hardenBeforeLockdown = rule({
  id: 'harden/harden-before-lockdown',
  keyword: 'open',
  text: 'What harden is before lockdown.',
  why: 'The README promises harden\'s effect after lockdown only. To harden anything earlier would have to freeze the primordials that lockdown is yet to repair, or to leave the surface incomplete.',
  source: harden,
  profiles: ['compartment'],
  observable: true,
  alternatives: [
    { id: 'absent', text: 'There is no harden yet.' },
    { id: 'throws', text: 'It is there and throws.' },
    { id: 'spares-primordials', text: 'It freezes objects of programs and leaves the primordials as they are.' },
    { id: 'freezes-primordials', text: 'It freezes the primordials with the rest.' },
  ],
});

export const hardenBeforeLockdownSound = rule({
  id: 'harden/harden-before-lockdown-sound',
  keyword: 'must',
  text: 'Whatever was done with harden before lockdown, lockdown afterwards makes a complete world or throws.',
  why: 'Implied by what lockdown ensures. Objects remembered as hardened too early would be skipped by the freeze.',
  source: harden,
  profiles: ['compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const hardenInChild = rule({
  id: 'harden/harden-in-child',
  keyword: 'must',
  text: 'harden is available in every compartment of a locked-down world, and is one and the same function there.',
  why: 'The overview lists harden among the things added to the language. An engine that has it in the start compartment alone is safe, since a compartment can be endowed with it; this is recorded in the cases as a documented difference.',
  source: overview,
  profiles: ['compartment'],
  observable: true,
});

export const hardenObjectSymbol = rule({
  id: 'harden/harden-object-symbol',
  keyword: 'may',
  text: 'Object may have a property whose key is the registered symbol of the name harden; its value is then the world\'s harden.',
  why: 'Not in the documents; shims of today find one another\'s harden there. Anything else under that key would be taken for harden by programs that look for it.',
  source: harden,
  profiles: ['compartment'],
  threat: 'host-extensions-of-primordials',
  observable: true,
});

export const freezeSecondArg = rule({
  id: 'harden/freeze-second-arg',
  keyword: 'must',
  text: 'Object.freeze takes no notice of a second argument: it freezes one object and nothing that is reachable from it.',
  why: 'ECMA-262 gives Object.freeze one parameter. A deep freeze on request, as one engine has it, freezes objects of other parties in a program that passes freeze on as a callback.',
  source: { document: 'ecma-262', section: 'sec-object.freeze' },
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  observable: true,
});

export const hardenChapter: Chapter = {
  id: 'harden',
  title: 'harden',
  introduction:
    'harden makes the surface of an object tamper-proof: after it every object in the closure over properties and prototypes is frozen, so that mutually suspicious programs can share it, read its data and call its functions, and none can change it. What lies behind the surface, in closures, collections and private state, stays as mutable as it was.',
  rules: [
    hardenReturnsArg,
    hardenTransitiveProps,
    hardenSymbolProps,
    hardenNonenumerable,
    hardenAccessorsNotCalled,
    hardenPrototypeChain,
    hardenCycles,
    hardenPrimitives,
    hardenIdempotent,
    hardenTypedArrayElementsWritable,
    hardenTypedArrayExpandos,
    hardenCollectionsMutable,
    hardenPrivateMutable,
    hardenSurfaceOnly,
    hardenProxyRefusal,
    hardenHostileTraps,
    hardenRetryAfterFailure,
    hardenUntampered,
    hardenInChild,
    hardenBeforeLockdown,
    hardenBeforeLockdownSound,
    hardenObjectSymbol,
    freezeSecondArg,
    hardenTrapOrder,
    hardenAtomicity,
    hardenNoStamping,
  ],
};
