import type { RuleId, Severity } from '@tailgate/contract';
import { orderFindings, type CountedFinding } from './finding-order';
import { findingsOf } from './testing/run-rules';
import { many } from './testing/traffic';

const [template] = findingsOf([...many(90), ...many(10, { status: 500 })]);

function counted(
  rule: RuleId,
  severity: Severity,
  count: number,
  causedBy: RuleId[] = [],
): CountedFinding {
  return { finding: { ...template, rule, severity, causedBy }, count };
}

function order(...findings: CountedFinding[]): RuleId[] {
  return orderFindings(findings).map(({ rule }) => rule);
}

test('by severity, then by the number of affected requests, then by id', () => {
  expect(
    order(
      counted('throttled', 'warning', 900),
      counted('high-5xx', 'critical', 3),
      counted('near-timeout', 'warning', 5),
      counted('high-latency', 'warning', 5),
    ),
  ).toEqual(['high-5xx', 'throttled', 'high-latency', 'near-timeout']);
});

test('causes come before what they explain, within one severity', () => {
  expect(
    order(
      counted('high-latency', 'high', 500, ['integration-timeout']),
      counted('throttled', 'high', 100),
      counted('integration-timeout', 'high', 20),
    ),
  ).toEqual(['throttled', 'integration-timeout', 'high-latency']);
  expect(
    order(
      counted('integration-timeout', 'high', 20),
      counted('high-5xx', 'critical', 5, ['integration-timeout']),
    ),
  ).toEqual(['high-5xx', 'integration-timeout']);
});

test('a circle of causes loses nothing', () => {
  expect(
    order(
      counted('high-latency', 'high', 2, ['throttled']),
      counted('throttled', 'high', 1, ['high-latency']),
    ),
  ).toEqual(['high-latency', 'throttled']);
});

test('nothing stays nothing', () => expect(order()).toEqual([]));
