import type { EmbargoFacts } from '../model.ts';

/** How much a published copy holds back. */
export function embargoSentence({ results, properties }: Pick<EmbargoFacts, 'results' | 'properties'>): string {
  const rows = results === 1 ? '1 outcome of a case is' : `${results} outcomes of cases are`;
  const laws = properties === 0 ? '' : properties === 1 ? ', and so is 1 outcome of a law' : `, and so are ${properties} outcomes of laws`;
  return `${rows} under embargo${laws}.`;
}
