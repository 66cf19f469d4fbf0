import type { Derived, EngineColumn } from './derive/index.ts';
import { FORMAT_WORDS } from './format-words.ts';
import type { Outcome } from './model.ts';

interface Assertable {
  readonly outcome: Outcome;
  readonly detail: string | null;
}

function assertion(engine: EngineColumn, test: string, { outcome, detail }: Assertable): object {
  return {
    '@type': 'earl:Assertion',
    'earl:assertedBy': { '@id': '_:ses262' },
    'earl:mode': { '@id': 'earl:automatic' },
    'earl:subject': { '@id': `urn:ses262:engine:${encodeURIComponent(engine.id)}` },
    'earl:test': { '@id': test },
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': { '@id': `earl:${FORMAT_WORDS[outcome].earl}` },
      'dct:title': outcome,
      ...(detail === null ? {} : { 'dct:description': detail }),
    },
  };
}

/** W3C Evaluation and Report Language as JSON-LD: https://www.w3.org/TR/EARL10-Schema/. Cases are test cases; laws are requirements, tried by drawn values. */
export function renderEarl({ header, engines, cases, properties }: Derived): string {
  const laws = properties?.laws ?? [];
  const graph = [
    { '@id': '_:ses262', '@type': ['earl:Assertor', 'earl:Software'], 'dct:title': header.tool.name, 'dct:hasVersion': header.tool.version },
    ...engines.map((engine) => ({ '@id': `urn:ses262:engine:${encodeURIComponent(engine.id)}`, '@type': 'earl:TestSubject', 'dct:title': engine.id })),
    ...laws.map(({ law }) => ({ '@id': `urn:ses262:law:${law.id}`, '@type': 'earl:TestRequirement', 'dct:title': law.id, 'dct:description': law.statement, 'dct:hasVersion': String(law.version) })),
    ...engines.flatMap((engine) => [
      ...cases.map((row) => assertion(engine, `urn:ses262:case:${row.case.id}`, row.cells[engine.index])),
      ...laws.map(({ law, cells }) => assertion(engine, `urn:ses262:law:${law.id}`, cells[engine.index])),
    ]),
  ];
  return JSON.stringify({ '@context': { earl: 'http://www.w3.org/ns/earl#', dct: 'http://purl.org/dc/terms/' }, '@graph': graph }) + '\n';
}
