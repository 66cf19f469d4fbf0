/**
 * Time zones as the host gives them to a world; never the host's own.
 * Rules: `determinism/date-no-ambient-timezone`.
 */
export interface TimeZone {
  /** LocalTZA (sec-local-time-zone-adjustment): milliseconds to add to UTC. */
  readonly offset: (t: number, isUTC: boolean) => number;
  /** The name in Date.prototype.toString, without parentheses; empty for none. */
  readonly name: (t: number) => string;
}

/** A zone that is `minutes` east of UTC all year, or the given one. */
export function timeZone(zone: number | TimeZone): TimeZone {
  if (typeof zone !== 'number') return zone;
  return { offset: () => zone * 60_000, name: () => '' };
}
