import type { Derived } from './derive/index.ts';
import type { Outcome } from './model.ts';

/**
 * EARL's five outcomes. A documented difference is `cantTell`: whether the alternative is acceptable is for a reader to
 * say, and neither passed nor failed would be honest.
 */
const OUTCOME: { readonly [outcome in Outcome]: string } = {
  pass: 'earl:passed',
  differs: 'earl:cantTell',
  fail: 'earl:failed',
  unsupported: 'earl:inapplicable',
  blocked: 'earl:cantTell',
  timeout: 'earl:failed',
  crash: 'earl:failed',
  'out-of-memory': 'earl:failed',
  'harness-error': 'earl:cantTell',
  'not-run': 'earl:untested',
};

/** W3C Evaluation and Report Language as JSON-LD: https://www.w3.org/TR/EARL10-Schema/ */
export function renderEarl({ header, engines, cases }: Derived): string {
  const graph = [
    { '@id': '_:ses262', '@type': ['earl:Assertor', 'earl:Software'], 'dct:title': header.tool.name, 'dct:hasVersion': header.tool.version },
    ...engines.map((engine) => ({ '@id': `urn:ses262:engine:${encodeURIComponent(engine.id)}`, '@type': 'earl:TestSubject', 'dct:title': engine.id })),
    ...engines.flatMap((engine) =>
      cases.map((row) => {
        const { outcome, detail } = row.cells[engine.index];
        return {
          '@type': 'earl:Assertion',
          'earl:assertedBy': { '@id': '_:ses262' },
          'earl:mode': { '@id': 'earl:automatic' },
          'earl:subject': { '@id': `urn:ses262:engine:${encodeURIComponent(engine.id)}` },
          'earl:test': { '@id': `urn:ses262:case:${row.case.id}` },
          'earl:result': {
            '@type': 'earl:TestResult',
            'earl:outcome': { '@id': OUTCOME[outcome] },
            'dct:title': outcome,
            ...(detail === null ? {} : { 'dct:description': detail }),
          },
        };
      }),
    ),
  ];
  return JSON.stringify({ '@context': { earl: 'http://www.w3.org/ns/earl#', dct: 'http://purl.org/dc/terms/' }, '@graph': graph }) + '\n';
}
