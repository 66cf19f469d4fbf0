/** The constructors that every function inherits from its prototype: they compile nothing. */
import { rule } from '../model.ts';
import type { Chapter, Source } from '../model.ts';

const omissions: Source = { document: 'standalone-draft', section: 'Omissions and Simplifications' };

const inertFunction = rule({
  id: 'function-constructors/inert-function',
  keyword: 'must',
  text: 'The constructor that plain functions, arrow functions, methods, accessors, classes and builtin functions inherit throws whenever it is called or constructed.',
  why: 'Any function that a program is handed would otherwise be an evaluator, and in the scope of whoever made it.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'function-constructor-chain',
  observable: true,
});

const inertGenerator = rule({
  id: 'function-constructors/inert-generator',
  keyword: 'must',
  text: 'The constructor that generator functions inherit throws whenever it is called or constructed.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'hidden-function-constructors',
  observable: true,
});

const inertAsync = rule({
  id: 'function-constructors/inert-async',
  keyword: 'must',
  text: 'The constructor that async functions, arrows and methods inherit throws whenever it is called or constructed.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'hidden-function-constructors',
  observable: true,
});

const inertAsyncGenerator = rule({
  id: 'function-constructors/inert-async-generator',
  keyword: 'must',
  text: 'The constructor that async generator functions inherit throws whenever it is called or constructed.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'hidden-function-constructors',
  observable: true,
});

const throwsTypeError = rule({
  id: 'function-constructors/throws-typeerror',
  keyword: 'should',
  text: 'What the inert constructors throw is a TypeError of the world that all compartments share.',
  why: 'The draft leaves the class open; every published implementation throws a TypeError, and an error of another realm would carry that realm\'s function constructor.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'host-errors',
  observable: true,
});

const noArgumentCoercion = rule({
  id: 'function-constructors/no-argument-coercion',
  keyword: 'must',
  text: 'The inert constructors throw before they convert any argument to a string or look at one otherwise.',
  why: 'That they always throw leaves no room for effects of the arguments; a conversion would also show that source text is being put together.',
  source: omissions,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const functionConstructorsChapter: Chapter = {
  id: 'function-constructors',
  title: 'Function constructors',
  introduction:
    'Each of the four kinds of function that syntax can make inherits a constructor property. In a SES world that constructor only throws and is no evaluator; what evaluates is each compartment\'s own Function.',
  rules: [inertFunction, inertGenerator, inertAsync, inertAsyncGenerator, throwsTypeError, noArgumentCoercion],
};
