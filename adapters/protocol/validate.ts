/** Checks messages against the published schema of the stdio protocol. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export type MessageName = 'greeting' | 'hello' | 'job' | 'report' | 'bye' | 'jobReport';

let ajv: Ajv2020 | undefined;
const compiled = new Map<MessageName, ValidateFunction>();

/** Undefined when `value` is such a message, otherwise where and how it is not. */
export function messageFault(name: MessageName, value: unknown): string | undefined {
  if (ajv === undefined) {
    ajv = new Ajv2020({ allowUnionTypes: true });
    ajv.addSchema(JSON.parse(readFileSync(new URL('./messages.schema.json', import.meta.url), 'utf8')) as object, 'messages');
  }
  let validate = compiled.get(name);
  if (validate === undefined) {
    validate = ajv.compile({ $ref: `messages#/$defs/${name}` });
    compiled.set(name, validate);
  }
  if (validate(value)) return undefined;
  const [first] = validate.errors ?? [];
  return `${first?.instancePath || '/'} ${first?.message ?? 'is malformed'}`;
}
