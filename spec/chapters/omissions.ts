/** What the standalone draft takes away from ECMAScript 2018, time excepted (see `determinism.ts`). */
import { rule } from '../model.ts';
import type { Chapter, Source } from '../model.ts';

const omissions: Source = { document: 'standalone-draft', section: 'Omissions and Simplifications' };

const importExpression = rule({
  id: 'omissions/import-expression',
  keyword: 'must',
  text: 'Program code has no import() expression: however it is written, the program is an early SyntaxError.',
  why: 'The host\'s loader behind import() is the whole of its file system or network. The draft and the README\'s overview remove it from programs; the README elsewhere calls it captured by its compartment, which we read of module code only.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'dynamic-import',
  observable: true,
});

const importMeta = rule({
  id: 'omissions/import-meta',
  keyword: 'must',
  text: 'import.meta is an early SyntaxError in program code.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'new-import-syntax',
  observable: true,
});

const importMetaModules = rule({
  id: 'omissions/import-meta-modules',
  keyword: 'open',
  text: 'Read literally, the omission of import.meta holds in modules too; the draft defines no modules and so leaves it undecided.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  observable: true,
  alternatives: [
    { id: 'rejected', text: 'import.meta is an early SyntaxError in modules.' },
    { id: 'null-prototype-object', text: 'import.meta is an object of the module\'s own with no prototype.' },
    { id: 'ordinary-object', text: 'import.meta is an object that inherits from Object.prototype.' },
  ],
});

const moduleDeclarations = rule({
  id: 'omissions/module-declarations',
  keyword: 'must',
  text: 'Import and export declarations are early SyntaxErrors in program code.',
  why: 'Programs are scripts; the draft leaves every form of module access to a later document.',
  source: { document: 'ecma-262', section: 'sec-scripts' },
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'new-import-syntax',
  observable: true,
});

const htmlComments = rule({
  id: 'omissions/html-comments',
  keyword: 'must',
  text: 'The character sequences <!-- and --> never begin a comment in program code.',
  why: 'A reader, human or tool, that follows the main grammar must see the same program as the engine. The shim\'s documents call them removed or unusable; rejecting a program that contains them is the safe difference.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'html-comments',
  observable: true,
});

const annexbBuiltinsPermittedOnly = rule({
  id: 'omissions/annexb-builtins-permitted-only',
  keyword: 'must',
  text: 'Of the builtins of Annex B only those exist that the table of intrinsics permits, and RegExp.prototype.compile is not among them.',
  why: 'compile rewrites a regular expression that is frozen, which makes proxies of it break their invariants.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'legacy-statics',
  observable: true,
});

const regexpStatics = rule({
  id: 'omissions/regexp-statics',
  keyword: 'must',
  text: 'RegExp has none of the legacy static properties that report the last match, under any of their names.',
  why: 'They are writable state and a read channel on an object that every compartment shares.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'legacy-statics',
  observable: true,
});

const regexpNoMatchChannel = rule({
  id: 'omissions/regexp-no-match-channel',
  keyword: 'must',
  text: 'A regular expression match in one compartment changes nothing that another compartment can observe.',
  source: omissions,
  profiles: ['standalone', 'compartment'],
  threat: 'mutable-shared-state-channels',
  observable: true,
});

const mathRandom = rule({
  id: 'omissions/math-random',
  keyword: 'must',
  text: 'The shared Math object has no property named random.',
  why: 'The edition of 2019 omits the property; that of 2023 keeps a method that throws. Each edition has its own rule, and either behaviour is safe. The README says both that it is left out and that it is replaced by a powerless version; the standalone draft governs.',
  source: omissions,
  editions: ['draft-2019'],
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const mathRandomThrows = rule({
  id: 'omissions/math-random-throws',
  keyword: 'must',
  text: 'Calling Math.random throws a TypeError.',
  why: 'The edition of 2023 changed the clause of 2019 so that a program that counts on randomness learns of it at the call.',
  source: { document: 'standalone-draft-2023', section: 'Omissions and Simplifications' },
  editions: ['draft-2023'],
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const mathNoOtherRandomness = rule({
  id: 'omissions/math-no-other-randomness',
  keyword: 'must',
  text: 'No other shared primordial is a source of randomness.',
  why: 'Omitting one method by name would be pointless if an engine offered entropy under another.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const postEs2018Builtins = rule({
  id: 'omissions/post-es2018-builtins',
  keyword: 'must',
  text: 'No global, intrinsic, property of an intrinsic or own property of an error lies outside ECMAScript 2018, those of BigInt and of SES itself excepted.',
  why: 'The shim\'s documents know no such cap: it permits later additions one by one. The cap binds the standalone profile; a permitted later builtin is recorded as a difference. Extensions that belong to no edition, such as engines\' properties on errors, are outside as well.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
});

const intl = rule({
  id: 'omissions/intl',
  keyword: 'should',
  text: 'By default there is no Intl.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const intlIfPresentPowerless = rule({
  id: 'omissions/intl-if-present-powerless',
  keyword: 'must',
  text: 'Whatever part of Intl a configuration includes reveals neither the host\'s locale nor its time zone and answers the same on every run.',
  source: omissions,
  profiles: ['standalone', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const localeMethodsPowerless = rule({
  id: 'omissions/locale-methods-powerless',
  keyword: 'must',
  text: 'The methods named for a locale answer from their receiver and arguments alone, and without Intl a locale argument has no effect.',
  why: 'The draft says it of Intl only, but these methods are Intl\'s other door. The options document gives each the behaviour of its plain namesake, which is the one answer that depends on nothing else, so that is what we expect.',
  source: { document: 'lockdown-options', section: 'localeTaming Options' },
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

export const omissionsChapter: Chapter = {
  id: 'omissions',
  title: 'Omissions',
  introduction:
    'What ECMAScript 2018 has and the standalone world has not: loading of code by syntax, HTML-like comments, most of Annex B, randomness, internationalisation, and everything newer.',
  rules: [
    importExpression,
    importMeta,
    importMetaModules,
    moduleDeclarations,
    htmlComments,
    annexbBuiltinsPermittedOnly,
    regexpStatics,
    regexpNoMatchChannel,
    mathRandom,
    mathRandomThrows,
    mathNoOtherRandomness,
    postEs2018Builtins,
    intl,
    intlIfPresentPowerless,
    localeMethodsPowerless,
  ],
};
