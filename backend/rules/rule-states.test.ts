import { RuleState, type RuleId } from '@tailgate/contract';
import { Value } from '@sinclair/typebox/value';
import type { CanonicalField } from '../accesslog/canonical';
import { implementedRules } from './registry';
import { ruleStates, type RuleInput } from './rule-states';
import { aggregatesFor } from './testing/run-rules';
import { many } from './testing/traffic';

const lacking = (...missing: CanonicalField[]): RuleInput => ({ kind: 'rest', missing });

function stateOf(
  rule: RuleId,
  inputs: readonly RuleInput[],
  requests = many(7),
): RuleState | undefined {
  const states = ruleStates(aggregatesFor(requests), inputs);
  expect(states.map((state) => state.rule)).toEqual(implementedRules);
  for (const state of states) expect([...Value.Errors(RuleState, state)]).toEqual([]);
  return states.find((state) => state.rule === rule);
}

test('a rule that judged requests ran, and says how many', () => {
  const ran = { state: 'ran', reason: '', remedy: '', requests: 7 };
  expect(stateOf('slow-integration', [lacking()])).toEqual({ rule: 'slow-integration', ...ran });
});

test('a rule cannot run where the format lacks its fields, and says what to add', () => {
  expect(stateOf('slow-integration', [lacking('integrationLatency', 'errorMessage')])).toEqual({
    rule: 'slow-integration',
    state: 'cannot-run',
    reason: 'The log format lacks integrationLatency.',
    remedy:
      'Add "integrationLatency":"$context.integrationLatency" to the access log format of the stage.',
    requests: 0,
  });
});

test('of several ways to run, the one that needs the least is named', () => {
  const none = lacking(
    'integrationLatency',
    'responseLatency',
    'status',
    'errorResponseType',
    'errorMessage',
    'integrationError',
  );
  expect(stateOf('integration-timeout', [none])?.reason).toBe(
    'The log format lacks integrationLatency.',
  );
});

test('it runs where one of several log groups has the fields', () => {
  const inputs = [lacking('integrationLatency'), lacking()];
  expect(stateOf('slow-integration', inputs)?.state).toBe('ran');
});

test('what an API can never log is not asked for', () => {
  const input: RuleInput = { kind: 'websocket', missing: ['responseLatency'] };
  const state = stateOf('high-latency', [input]);
  expect(state?.state).toBe('cannot-run');
  expect(state?.reason).toContain('no websocket API can log');
  expect(state?.remedy).not.toContain('Add');
});

test('no request, and no request to judge, are told apart', () => {
  expect(stateOf('throttled', [lacking()], [])).toMatchObject({
    state: 'no-data',
    reason: 'There is no request in this range.',
    requests: 0,
  });
  // A source whose log groups hold no events at all has no format to be blamed.
  expect(stateOf('throttled', [], [])?.state).toBe('no-data');
  const preflights = many(5, { integrationLatency: null });
  expect(stateOf('slow-integration', [lacking()], preflights)?.reason).toContain('latencies');
  expect(stateOf('throttled', [lacking()], preflights)?.state).toBe('ran');
});
