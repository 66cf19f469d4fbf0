import type { Expectation, ThrowsExpectation, WalkTarget } from '../../suites/model.ts';
import { showTagged } from './tagged.ts';
import { code } from './words.ts';
import type { Words } from './words.ts';

const TARGETS: { readonly [target in WalkTarget]: string } = {
  unfrozen: 'nothing that is not frozen',
  evaluator: 'no evaluator',
  'global-object': 'no global object',
  'host-object': 'no object of the host',
  'unknown-intrinsic': 'no intrinsic that the table doesn’t know',
  'mutable-state': 'no mutable state',
};

function throws({ constructor, phase, realm }: ThrowsExpectation): Words {
  const error: Words = constructor === 'any' ? ['an error'] : ['a ', code(constructor)];
  const owner = realm === 'any' ? ', of whatever realm' : '';
  if (phase === 'parse') return ['is refused before it runs, with ', ...error, owner];
  if (phase === 'run') return ['runs and throws ', ...error, owner];
  return ['throws ', ...error, owner];
}

/** What has to happen, as the end of a sentence that starts with "The program". */
export function expectationWords(expectation: Expectation): Words {
  switch (expectation.verb) {
    case 'value':
      return ['completes with ', code(showTagged(expectation.value))];
    case 'throws':
      return throws(expectation.throws);
    case 'throws-value':
      return ['throws the value ', code(showTagged(expectation.value))];
    case 'parses':
      return ['parses, whatever it then does'];
    case 'log':
      return expectation.log.length === 0 ? ['logs nothing'] : ['logs ', code(expectation.log.map(showTagged).join(', ')), ', in this order'];
    case 'frozen':
      return expectation.frozen === 'deep' ? ['completes with a value that is frozen, with everything reachable from it'] : ['completes with a value that is frozen'];
    case 'unreachable':
      return [`completes with a value from which ${TARGETS[expectation.target]} can be reached`];
    case 'same':
      return ['and the one before complete with the same value'];
    case 'distinct':
      return ['and the one before complete with different values'];
    case 'either':
      return expectation.either.flatMap((one, index) => [...(index === 0 ? ['either '] : [', or ']), ...expectationWords(one)]);
  }
}
