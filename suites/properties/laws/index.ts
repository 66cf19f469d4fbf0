/** Every law, in the order in which it is run. One file a law; its name is its id. */
import type { Law } from '../model.ts';
import compartmentGlobalsApart from './compartment-globals-apart.ts';
import walkUnfrozen from './walk-unfrozen.ts';
import walkNoEvaluator from './walk-no-evaluator.ts';
import walkNoGlobal from './walk-no-global.ts';
import walkNoHostObject from './walk-no-host-object.ts';
import hardenObjectGraphs from './harden-object-graphs.ts';
import hardenHostileProxies from './harden-hostile-proxies.ts';
import hardenIdempotent from './harden-idempotent.ts';
import mutationRefused from './mutation-refused.ts';
import stampingRefused from './stamping-refused.ts';
import sharedReceivers from './shared-receivers.ts';
import noChannel from './no-channel.ts';
import moduleGraphsLink from './module-graphs-link.ts';
import moduleExecutionOrder from './module-execution-order.ts';
import moduleHooksThrow from './module-hooks-throw.ts';
import moduleHooksReturn from './module-hooks-return.ts';
import moduleSpecifiersPass from './module-specifiers-pass.ts';
import importHidden from './import-hidden.ts';
import directEvalHidden from './direct-eval-hidden.ts';
import innocentWords from './innocent-words.ts';
import innocentLookalikes from './innocent-lookalikes.ts';
import moduleLiveBindings from './module-live-bindings.ts';
import moduleNamespaces from './module-namespaces.ts';
import moduleInstancesApart from './module-instances-apart.ts';
import functionInjection from './function-injection.ts';
import expressionEquivalence from './expression-equivalence.ts';
import globalOperations from './global-operations.ts';
import jobOrder from './job-order.ts';
import transformsCompose from './transforms-compose.ts';
import inertConstructors from './inert-constructors.ts';
import thisNeverGlobal from './this-never-global.ts';
import ownLexicalScope from './own-lexical-scope.ts';
import declarationsStay from './declarations-stay.ts';
import endowmentNames from './endowment-names.ts';
import endowmentsOfEvaluations from './endowments-of-evaluations.ts';
import globalsByAnyKey from './globals-by-any-key.ts';
import overrideInherited from './override-inherited.ts';
import parsePrintRun from './parse-print-run.ts';
import lockdownOptions from './lockdown-options.ts';
import ambientDeterminism from './ambient-determinism.ts';
import stackExhaustion from './stack-exhaustion.ts';
import stackInCompartmentApi from './stack-in-compartment-api.ts';
import stackInDraftApi from './stack-in-draft-api.ts';
import stackInModuleApi from './stack-in-module-api.ts';
import compartmentOptions from './compartment-options.ts';
import wrapperSealed from './wrapper-sealed.ts';
import textIsStrict from './text-is-strict.ts';

export const laws: readonly Law[] = [
  compartmentGlobalsApart,
  walkUnfrozen,
  walkNoEvaluator,
  walkNoGlobal,
  walkNoHostObject,
  hardenObjectGraphs,
  hardenHostileProxies,
  hardenIdempotent,
  mutationRefused,
  stampingRefused,
  sharedReceivers,
  noChannel,
  moduleGraphsLink,
  moduleExecutionOrder,
  moduleHooksThrow,
  moduleHooksReturn,
  moduleSpecifiersPass,
  importHidden,
  directEvalHidden,
  innocentWords,
  innocentLookalikes,
  moduleLiveBindings,
  moduleNamespaces,
  moduleInstancesApart,
  functionInjection,
  expressionEquivalence,
  globalOperations,
  jobOrder,
  transformsCompose,
  inertConstructors,
  thisNeverGlobal,
  ownLexicalScope,
  declarationsStay,
  endowmentNames,
  endowmentsOfEvaluations,
  globalsByAnyKey,
  overrideInherited,
  parsePrintRun,
  lockdownOptions,
  ambientDeterminism,
  stackExhaustion,
  stackInCompartmentApi,
  stackInDraftApi,
  stackInModuleApi,
  compartmentOptions,
  wrapperSealed,
  textIsStrict,
];
