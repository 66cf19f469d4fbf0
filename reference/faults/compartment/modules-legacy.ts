/** Faults of the README's forms of modules: boxes, module(), aliases, records of third parties. */
import { SourceTextModule } from '../../compile/modules/source-text-module.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { type Value } from '../../runtime/value.ts';
import { CompartmentObject } from '../../ses/compartment/compartment.ts';
import { isImporting } from '../../ses/compartment/module-entry.ts';
import { ModuleSourceObject } from '../../ses/compartment/module-source.ts';
import type { Fault } from '../model.ts';
import { bagLike, createPlain, dataOf, describing, made, recording, rehook, setHook, sharedSteps } from './tools.ts';
import { insteadOfNamespace, isRecord, executing } from './module-tools.ts';

export const legacyModuleFaults: readonly Fault[] = [
  { id: 'record-not-taken', rules: ['modules-legacy/static-module-record'], description: 'A record without a descriptor around it is refused.', tamper: describing((given) => (given instanceof ModuleSourceObject ? throwTypeError('not a descriptor') : given)) },
  { id: 'import-unboxed', rules: ['modules-legacy/module-import-box'], description: 'import gives the namespace without a box.', tamper: made((compartment) => Object.assign(compartment, { boxesNamespaces: false })) },
  { id: 'module-anew', rules: ['modules-legacy/module-fn'], description: 'module gives another object each time.', tamper: sharedSteps('%Compartment.prototype.module%', (original) => (...call) => {
    const [thisValue] = call;
    const promised = original(...call);
    if (thisValue instanceof CompartmentObject) thisValue.compartment.promised.clear();
    return promised;
  }) },
  { id: 'module-tells-early', rules: ['modules-legacy/module-fn-before-import'], description: 'What module gives says that there are no exports before it knows them.', tamper: sharedSteps('%Compartment.prototype.module%', (original) => (...call) => {
    const promised = original(...call);
    if (promised instanceof ObjectValue && Object.hasOwn(promised, 'known')) Object.assign(promised, { known: true });
    return promised;
  }) },
  { id: 'modulemaphook-unknown', rules: ['modules-legacy/modulemaphook', 'modules-legacy/modulemaphook-cycle'], description: 'The option moduleMapHook is unknown.', tamper: made((compartment) => setHook(compartment, 'moduleMapHook', undefined)) },
  { id: 'modulemaphook-once', rules: ['modules-legacy/modulemaphook'], description: 'Where moduleMapHook has nothing, importHook is not asked.', tamper: made((compartment) => rehook(compartment, 'moduleMapHook', (hook) => (_this, args) => hook.Call(undefined, args) ?? throwTypeError('no such module'))) },
  { id: 'alias-by-copy', rules: ['modules-legacy/importhook-alias-record'], description: 'An alias makes an instance of its own.', tamper: describing((given) => {
    const record = dataOf(given, 'record');
    return isRecord(record) ? bagLike(undefined, { source: record, specifier: dataOf(given, 'specifier') }) : given;
  }) },
  { id: 'thirdparty-refused', rules: ['modules-legacy/thirdparty-record', 'modules-legacy/thirdparty-execute-args'], description: 'Records with execute are refused.', tamper: describing((given) => (dataOf(given, 'execute') !== undefined || dataOf(dataOf(given, 'source'), 'execute') !== undefined || dataOf(dataOf(given, 'record'), 'execute') !== undefined ? throwTypeError('not a descriptor') : given)) },
  { id: 'thirdparty-unresolved', rules: ['modules-legacy/thirdparty-resolved-imports'], description: 'A third-party record learns no full specifiers.', tamper: executing((execute, args) => execute([args[0], createPlain(), args[2]])) },
  { id: 'thirdparty-exports-lost', rules: ['modules-legacy/thirdparty-exports', 'modules-legacy/thirdparty-record'], description: 'What execute sets does not arrive.', tamper: executing((execute, args) => execute([createPlain(), args[1], args[2]])) },
  { id: 'thirdparty-exports-open', rules: ['modules-legacy/thirdparty-exports'], description: 'Exports of third-party modules can be set through the namespace.', tamper: insteadOfNamespace((namespace) => {
    if (namespace.module instanceof SourceTextModule) return namespace;
    Object.assign(namespace, { Set: (key: string, value: Value) => {
      const binding = namespace.exports.get(key);
      if (binding !== undefined) binding.environment[binding.index] = value;
      return binding !== undefined;
    } });
    return namespace;
  }) },
  { id: 'thirdparty-again-after-throw', rules: ['modules-legacy/thirdparty-throws'], description: 'A record whose execute threw is executed again.', tamper: recording((record) => {
    if (record instanceof SourceTextModule || !isImporting(record)) return;
    const evaluate = record.Evaluate.bind(record);
    Object.defineProperty(record, 'Evaluate', { value() {
      try {
        evaluate();
      } catch (error) {
        Object.assign(record, { evaluationError: undefined, status: 'loaded' });
        throw error;
      }
    } });
  }) },
  { id: 'thirdparty-twice', rules: ['modules-legacy/thirdparty-once'], description: 'execute is called for each import.', tamper: recording((record) => {
    if (record instanceof SourceTextModule || !isImporting(record)) return;
    const evaluate = record.Evaluate.bind(record);
    Object.defineProperty(record, 'Evaluate', { value() {
      evaluate();
      Object.assign(record, { status: 'loaded' });
    } });
  }) },
]; // prettier-ignore
