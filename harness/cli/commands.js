/* Plain JavaScript, like main.js: help and wrong use are answered before anything has to be translated. */
const suites = ['--suites <dir>', 'another suites folder'];
const engineFiles = ['--engines <file>', 'YAML file with engines of your own'];

/**
 * Every command: its usage here, its code in a file of its own that exports `run`.
 * @type {readonly import('./command.ts').CommandEntry[]}
 */
export const commands = [
  {
    usage: 'run [filter...]',
    description: 'run cases on engines, and write the report; filters are chapters, rules, case ids, threat:KEY, profile:NAME, set:ID, intent:attack, generated, hand-written, or a start of case ids ending in *',
    options: [
      ['-e, --engine <spec...>', 'engines, such as node/shim@2.3.0 or xs/native (default: reference/draft reference/compartment node/shim xs/native xs/shim quickjs/shim node/bare node/frozen-intrinsics node/realms-shim)'],
      ['--set <id>', 'requirement set that counts are given for (default: the newest)'],
      ['--edition <edition>', 'edition of the draft: draft-2019 or draft-2023', 'draft-2019'],
      ['-o, --out <dir>', 'where the report goes', 'results'],
      ['-j, --jobs <n>', 'engine processes at a time (default: one for each processor)'],
      ['--timeout <ms>', 'wall-clock limit for one job', '10000'],
      ['--memory <mb>', 'memory limit for one engine process', '512'],
      ['--shard <i/n>', 'run the i-th of n parts'],
      ['--properties <n>', 'also try each law of suites/properties/ with n generated values on each engine (ses262 fuzz searches in earnest)', '0'],
      ['--strict', 'exit with 1 when there is a fail, blocked, crash, timeout, out-of-memory or harness-error, or an engine that was named did not run'],
      ['--verbose', 'show programs, observations and raw output of each result'],
      engineFiles,
      suites,
    ],
    load: () => import('./run.ts'),
  },
  {
    usage: 'lint [file...]',
    description: 'check the corpus, or only these files of it',
    options: [suites, ['--json', 'findings as JSON']],
    load: () => import('./lint.ts'),
  },
  {
    usage: 'engines',
    description: 'list engines: which are there, and how to get the others',
    options: [['--json', 'as JSON'], engineFiles],
    load: () => import('./engines.ts'),
  },
  {
    usage: 'smoke <engine>',
    description: 'prove that an adapter works before it is trusted',
    options: [engineFiles],
    load: () => import('./smoke.ts'),
  },
  {
    usage: 'spec',
    description: 'list chapters and rules with the number of cases of each, or write the spec as a document',
    options: [
      ['--json', 'as JSON'],
      ['--html <dir>', 'write the spec as a document of static pages'],
      ['--results <dir>', 'with --html: say of each rule what the engines of this run did, with links to its pages'],
      ['--freeze <profile>', 'freeze the profile\'s present rules as a requirement set'],
      ['--date <yyyy-mm-dd>', 'date of the freeze (default: today)'],
      suites,
    ],
    load: () => import('./spec.ts'),
  },
  {
    usage: 'report <dir>',
    description: 'rebuild the pages of a report from its results.jsonl, or make a copy for the public that holds back what is under embargo',
    options: [
      ['--embargo <file>', 'YAML file: which outcomes are held back, and until when'],
      ['-o, --out <dir>', 'with --embargo: where the public copy goes'],
    ],
    load: () => import('./report.ts'),
  },
  {
    usage: 'mutate [fault...]',
    description: 'run the corpus on worlds that are wrong on purpose, and say which faults it notices',
    options: [
      ['-e, --engine <spec>', 'the engine whose worlds are made wrong: reference/draft, reference/compartment or node/shim', 'reference/draft'],
      ['--chapter <chapter>', 'only faults that break a rule of this chapter'],
      ['--edition <edition>', 'edition of the draft: draft-2019 or draft-2023', 'draft-2019'],
      ['--sample <n>', 'only n faults, evenly spread over all'],
      ['--log <file>', 'add each result to this file, and leave out the faults that it has: a campaign can go on later'],
      ['--save', 'keep the score of all faults in suites/controls/mutation-score.json, which reports show'],
      ['--at-most <n>', 'end after n faults; those that are left are for another time'],
      ['-j, --jobs <n>', 'processes at a time (default: one for each processor)'],
      ['--json', 'as JSON'],
      suites,
    ],
    load: () => import('./mutate.ts'),
  },
  {
    usage: 'fuzz [law...]',
    description: 'search for programs for which a law of suites/properties/ does not hold; all laws, or those named',
    options: [
      ['-e, --engine <spec...>', 'engines, such as node/shim@2.3.0 or xs/native (default: reference/draft reference/compartment node/shim xs/native quickjs/shim)'],
      ['--seed <n>', 'whole number that decides all programs (default: another each time)'],
      ['--from <n>', 'number of the first run: a search is split over machines by ranges (default: 0)'],
      ['--runs <n>', 'values drawn of each law for each engine (default: 100)'],
      ['--for <time>', 'search for so long instead, such as 90s, 10m or 2h'],
      ['-o, --out <dir>', 'write properties.jsonl there as it goes'],
      ['--resume', 'go on with the search in --out, with its laws, engines and seed'],
      ['--merge <file...>', 'run nothing: put together what parts of one search wrote'],
      ['--promote <file>', 'write counterexamples as cases: into a new file of the corpus, at the end of one, or where they belong below a folder such as suites'],
      ['--prove', 'run each law on a world with the fault that it names: does it notice?'],
      ['--list', 'list the laws'],
      ['--record', 'take down what the numbers of new laws, and of new versions, mean (suites/properties/digests.json)'],
      ['--edition <edition>', 'edition of the draft: draft-2019 or draft-2023', 'draft-2019'],
      ['-j, --jobs <n>', 'engine processes at a time (default: one for each processor)'],
      ['--timeout <ms>', 'wall-clock limit for one program', '5000'],
      ['--memory <mb>', 'memory limit for one engine process', '512'],
      ['--json', 'as JSON'],
      engineFiles,
    ],
    load: () => import('./fuzz.ts'),
  },
  {
    usage: 'test262 [filter...]',
    description: 'run test262 files on the reference (or another engine of that lane); filters are parts of paths',
    options: [
      ['--root <dir>', 'a checkout of tc39/test262'],
      ['--list <file>', 'the files that apply, one path a line (default: all of test/)'],
      ['-e, --engine <name>', 'reference, node, quickjs or quickjs-ng', 'reference'],
      ['-j, --jobs <n>', 'processes at a time (default: one for each processor)'],
      ['--timeout <ms>', 'how long one file may take before its process is killed', '60000'],
      ['-o, --out <dir>', 'where results.jsonl goes', 'results-test262'],
      ['--strict', 'exit with 1 when a file fails that suites/test262/ does not list, or a listed one passes'],
    ],
    load: () => import('./test262.ts'),
  },
  {
    usage: 'reference [file]',
    description: 'run a program in the reference interpreter, or without one read programs from the terminal',
    options: [
      ['-e, --eval <source>', 'a program text instead of a file; its value is printed'],
      ['--module', 'the program is a module; imports are files relative to it'],
      ['--edition <edition>', 'plain (ECMA-262 alone), or a SES world: draft-2019 or draft-2023', 'plain'],
      ['--meter <steps>', 'steps after which the program is stopped (exit code 3)'],
      ['--memory <mb>', 'megabytes that it may allocate in all, by estimate'],
      ['--show-meter', 'say at the end what was used'],
    ],
    load: () => import('./reference.ts'),
  },
];
