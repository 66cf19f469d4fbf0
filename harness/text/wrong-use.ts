/** The user asked for something that makes no sense; the message says what, and the likely fix. Exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
  readonly fix: string | undefined;

  constructor(message: string, fix?: string) {
    super(fix === undefined ? message : `${message}\n  ${fix}`);
    this.fix = fix;
  }
}
