/** Exit codes: it ran; it ran and `--strict` (or lint, or smoke) found failures; it was used wrongly; it was interrupted. */
export const EXIT = { ok: 0, failures: 1, wrongUse: 2, interrupted: 130 } as const;
