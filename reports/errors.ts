/** What can be wrong with a report on disk. Each is a type of its own, with one line that says where and what to do. */

export class ReportError extends Error {
  override readonly name: string = 'ReportError';
}

/** `results.jsonl` or `corpus.json` is not there or cannot be read. */
export class UnreadableReport extends ReportError {
  override readonly name = 'UnreadableReport';
}

/** The first line is not a header. */
export class MissingHeader extends ReportError {
  override readonly name = 'MissingHeader';
}

/** A line is not JSON or breaks `schema/results.schema.json`. */
export class InvalidLine extends ReportError {
  override readonly name = 'InvalidLine';
}

/** Lines follow the footer, or there are two headers. */
export class MisplacedLine extends ReportError {
  override readonly name = 'MisplacedLine';
}

/** One engine has two results for one case. */
export class DuplicateResult extends ReportError {
  override readonly name = 'DuplicateResult';
}

/** A result names an engine, a case or a rule that the header or the corpus doesn't know. */
export class UnknownReference extends ReportError {
  override readonly name = 'UnknownReference';
}

/** The footer's hash is not that of the lines before it: the file was changed after the run. */
export class HashMismatch extends ReportError {
  override readonly name = 'HashMismatch';
}

/** The footer's counts are not those of the lines before it. */
export class CountMismatch extends ReportError {
  override readonly name = 'CountMismatch';
}
