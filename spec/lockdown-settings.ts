/** The settings of each documented option of lockdown; the first is the default (`lockdown/opt-default-safe`). */
export const lockdownSettings = {
  regExpTaming: ['safe', 'unsafe'],
  localeTaming: ['safe', 'unsafe'],
  consoleTaming: ['safe', 'unsafe'],
  errorTaming: ['safe', 'unsafe'],
  stackFiltering: ['concise', 'verbose'],
  overrideTaming: ['moderate', 'min'],
} as const;
