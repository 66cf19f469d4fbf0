/** Time, by edition of the draft, and the time zone. */
import { rule } from '../model.ts';
import type { Chapter, Source } from '../model.ts';

const omissions: Source = { document: 'standalone-draft', section: 'Omissions and Simplifications' };
const omissions2023: Source = { document: 'standalone-draft-2023', section: 'Omissions and Simplifications' };

const dateNow = rule({
  id: 'determinism/date-now',
  keyword: 'must',
  text: 'Date.now() returns NaN.',
  why: 'The edition of 2019 says NaN, that of 2023 a TypeError. Each has its own rule; both are safe. The README leaves the method out, which is safe as well.',
  source: omissions,
  editions: ['draft-2019'],
  profiles: ['standalone', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const dateNowThrows = rule({
  id: 'determinism/date-now-throws',
  keyword: 'must',
  text: 'Date.now() throws a TypeError.',
  source: omissions2023,
  editions: ['draft-2023'],
  profiles: ['standalone', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const dateConstructNoargs = rule({
  id: 'determinism/date-construct-noargs',
  keyword: 'must',
  text: 'Constructing a Date without arguments makes an invalid date.',
  why: 'The edition of 2019 says an invalid date, that of 2023 a TypeError. Each has its own rule; both are safe.',
  source: omissions,
  editions: ['draft-2019'],
  profiles: ['standalone', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const dateConstructNoargsThrows = rule({
  id: 'determinism/date-construct-noargs-throws',
  keyword: 'must',
  text: 'Constructing a Date without arguments throws a TypeError.',
  source: omissions2023,
  editions: ['draft-2023'],
  profiles: ['standalone', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const dateCall = rule({
  id: 'determinism/date-call',
  keyword: 'must',
  text: 'Calling Date as a function reveals no current time, whatever its arguments.',
  why: 'The edition of 2019 omits ambient access to the current time but lists only Date.now and the constructor; the call, which in ECMAScript ignores its arguments, falls under the general clause.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const dateCallAnswer = rule({
  id: 'determinism/date-call-answer',
  keyword: 'open',
  text: 'What a call of Date as a function does instead of telling the time is not said in the edition of 2019.',
  source: omissions,
  editions: ['draft-2019'],
  profiles: ['standalone', 'no-evaluators'],
  observable: true,
  alternatives: [
    { id: 'invalid-date-string', text: 'It returns the string of an invalid date, in line with the constructor.' },
    { id: 'throws', text: 'It throws a TypeError, as the edition of 2023 says.' },
  ],
});

const dateCallThrows = rule({
  id: 'determinism/date-call-throws',
  keyword: 'must',
  text: 'Calling Date as a function throws a TypeError, whatever its arguments.',
  source: omissions2023,
  editions: ['draft-2023'],
  profiles: ['standalone', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const dateWithArgsWorks = rule({
  id: 'determinism/date-with-args-works',
  keyword: 'must',
  text: 'Everything of Date that computes from explicit arguments works as in ECMAScript 2018.',
  why: 'Only ambient access to the current time is omitted; date arithmetic is pure.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  observable: true,
});

const noOtherClock = rule({
  id: 'determinism/no-other-clock',
  keyword: 'must',
  text: 'No other name or primordial tells the time, measures duration or wakes a program later.',
  why: 'A duration that a program can measure is the current time with an offset, and the receiving end of every timing side channel.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

const dateNoAmbientTimezone = rule({
  id: 'determinism/date-no-ambient-timezone',
  keyword: 'open',
  text: 'The draft does not say which time zone is local, though the host\'s own would be ambient authority.',
  why: 'Seen from inside one run only a zone other than UTC can be told; a host that is itself on UTC hides the difference, which then takes two runs under two zones.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  observable: true,
  alternatives: [
    { id: 'utc', text: 'Local time is UTC on every host.' },
    { id: 'host-zone', text: 'Local time follows the host\'s zone, in its offsets or in the names that strings show.' },
    { id: 'throws', text: 'What depends on local time throws.' },
  ],
});

export const determinismChapter: Chapter = {
  id: 'determinism',
  title: 'Determinism',
  introduction:
    'The same program on the same inputs gives the same results. Randomness and locales stand with the omissions; here are the clock, in the two editions of the draft, and the time zone.',
  rules: [
    dateNow,
    dateNowThrows,
    dateConstructNoargs,
    dateConstructNoargsThrows,
    dateCall,
    dateCallAnswer,
    dateCallThrows,
    dateWithArgsWorks,
    noOtherClock,
    dateNoAmbientTimezone,
  ],
};
