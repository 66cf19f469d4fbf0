import { createHash } from 'node:crypto';
import { parse } from 'acorn';
import test from 'ava';
import { modulesAt, moduleTexts } from './modules.ts';
import { nodesOf } from './tree.ts';

const graphs = Array.from({ length: 200 }, (_, index) => modulesAt(1, index));

test('every module is a module of ES2018 with BigInt, and modules use every kind of node that scripts lack', (t) => {
  const nodes = new Set<string>();
  for (const graph of graphs) for (const text of Object.values(moduleTexts(graph))) for (const node of nodesOf(parse(text, { ecmaVersion: 2020, sourceType: 'module' }))) nodes.add(node.type);
  const own = ['ExportAllDeclaration', 'ExportDefaultDeclaration', 'ExportNamedDeclaration', 'ExportSpecifier', 'ImportDeclaration', 'ImportDefaultSpecifier', 'ImportNamespaceSpecifier', 'ImportSpecifier'];
  t.deepEqual(own.filter((type) => !nodes.has(type)), []);
});

test('graphs have cycles, in which modules are read early', (t) => {
  const early = graphs.filter(({ modules }) => modules.flat().some((line) => line.includes('.early-')));
  t.true(early.length > graphs.length / 4 && early.length < graphs.length);
});

test('a seed means the same graphs for ever: raise GENERATOR_VERSION together with this digest', (t) => {
  const digest = createHash('sha256');
  for (let index = 0; index < 40; index += 1) digest.update(JSON.stringify(moduleTexts(modulesAt(42, index))));
  t.is(digest.digest('hex').slice(0, 16), 'ab9d3a276de87755');
});
