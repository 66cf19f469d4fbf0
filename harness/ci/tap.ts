/** What a TAP stream says, as far as the closing line needs it. */

/** Counts test points; a point with `# SKIP` or `# TODO` counts as skipped. */
export class TapCounter {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** Takes one line; says whether it is worth showing when passes are not. */
  line(text: string): boolean {
    const point = /^(not )?ok \d+(?: - .*?)?(?: # (SKIP|TODO)\b.*)?$/i.exec(text);
    if (point === null) return !/^(TAP version|# ok |# (tests|pass|fail|skip)|\d+\.\.\d+|---$)/.test(text);
    if (point[2] !== undefined) this.skipped += 1;
    else if (point[1] !== undefined) this.failed += 1;
    else this.passed += 1;
    return point[1] !== undefined && point[2] === undefined;
  }

  summary(): string {
    const skipped = this.skipped === 0 ? '' : `, ${this.skipped} skipped`;
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }
}
