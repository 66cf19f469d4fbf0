import Table from 'cli-table3';
import { listEngines } from '../../adapters/registry.ts';
import { engineFor } from './choose-engines.ts';
import { addEngineFile } from './engine-file.ts';
import { EXIT } from './exit.ts';

/** `ses262 engines` */
export async function run(_positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  addEngineFile(options.engines);
  const rows = await Promise.all(
    listEngines().map(async ({ id }) => {
      const availability = await engineFor(id).availability();
      return { id, ...availability };
    }),
  );
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return EXIT.ok;
  }
  const table = new Table({ head: ['engine', 'there', 'why not, and how to get it'], style: { head: [], border: [], compact: true }, wordWrap: true, colWidths: [28, 7, 70] });
  for (const row of rows) table.push([row.id, row.available ? 'yes' : 'no', row.available ? '' : `${row.reason}. ${row.how}`]);
  process.stdout.write(`${table.toString()}\n`);
  return EXIT.ok;
}
