import js from '@eslint/js';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['node_modules/', 'coverage/', 'results/', '.cache/', 'reports/published/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Adapters and sessions implement asynchronous interfaces whether or not they have to wait.
      '@typescript-eslint/require-await': 'off',
      // `indexed access` is unchecked in this project (see tsconfig.json), so a needed assertion looks needless to the rule.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNullish: false, allowAny: false }],
      // Options of the command line are unknown until they are looked at.
      '@typescript-eslint/no-base-to-string': 'off',
      // The interpreter throws guest values, and its methods hand themselves to closures.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-this-alias': 'off',
      // Methods of primordials are taken apart on purpose.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    rules: {
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-control-regex': 'off',
      'no-empty': ['error', { allowEmptyCatch: true }],
    },
  },
  {
    files: ['**/*.test.ts', 'spec/chapters/*.ts', 'spec/intrinsics/*.ts'],
    // A table of cases or of rules is as long as it is.
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', module: 'writable', require: 'readonly', URL: 'readonly', Buffer: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setImmediate: 'readonly' },
    },
  },
  {
    // Programs that are measured: the bench calls their `run`.
    files: ['bench/**/programs/*.js'],
    languageOptions: { sourceType: 'script' },
    rules: { 'no-unused-vars': 'off', 'no-undef': 'off' },
  },
  {
    // Scripts that run inside the engines: one expression each, in a world where anything may be missing.
    files: ['adapters/worlds/*.js'],
    languageOptions: { sourceType: 'script', globals: { globalThis: 'readonly', Compartment: 'readonly', lockdown: 'readonly', harden: 'readonly', print: 'readonly' } },
    rules: { 'no-unused-expressions': 'off', 'no-unused-vars': ['error', { caughtErrors: 'none', args: 'none' }] },
  },
  {
    // Scripts of pages: the browser's names are many, and a missing one shows in the page's own test.
    files: ['reports/**/*.js'],
    rules: { 'no-undef': 'off' },
  },
);
