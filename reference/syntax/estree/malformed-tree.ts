/** What is thrown for a value that is not the tree of any program. Trees are the embedder's, so it is no guest's error. */
export class MalformedTree extends Error {
  override readonly name = 'MalformedTree';
  /** Where the fault is, such as `body[2].expression.left`; empty for the root. */
  readonly path: string;
  /** What is wrong there. */
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path === '' ? 'the tree' : path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}
