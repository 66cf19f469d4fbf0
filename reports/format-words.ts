/** What each outcome is called in the formats of others. Renderers go by this table, and the site shows it. */
import type { Outcome } from './model.ts';

export interface FormatWords {
  /** JUnit knows passed, failure, error and skipped. */
  readonly junit: 'passed' | 'failure' | 'error' | 'skipped';
  readonly ctrf: 'passed' | 'failed' | 'skipped' | 'other';
  /**
   * EARL's five. A documented difference is `cantTell`: whether the alternative is acceptable is for a reader to say, and neither
   * passed nor failed would be honest.
   */
  readonly earl: 'passed' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';
}

export const FORMAT_WORDS: { readonly [outcome in Outcome]: FormatWords } = {
  pass: { junit: 'passed', ctrf: 'passed', earl: 'passed' },
  // For whoever gates on JUnit neither a pass nor a failure.
  differs: { junit: 'skipped', ctrf: 'other', earl: 'cantTell' },
  fail: { junit: 'failure', ctrf: 'failed', earl: 'failed' },
  unsupported: { junit: 'skipped', ctrf: 'skipped', earl: 'inapplicable' },
  blocked: { junit: 'error', ctrf: 'other', earl: 'cantTell' },
  timeout: { junit: 'error', ctrf: 'failed', earl: 'failed' },
  crash: { junit: 'error', ctrf: 'failed', earl: 'failed' },
  'out-of-memory': { junit: 'error', ctrf: 'failed', earl: 'failed' },
  'harness-error': { junit: 'error', ctrf: 'other', earl: 'cantTell' },
  embargoed: { junit: 'skipped', ctrf: 'other', earl: 'cantTell' },
  'not-run': { junit: 'skipped', ctrf: 'skipped', earl: 'untested' },
};
