import type { Finding, RuleState } from '@tailgate/contract';
import { readFindings } from '../../components/frames/findings-frame';
import { readRules } from '../../components/frames/rules-frame';
import { judgeState } from './judge-state';
import { defaultOptions, type FindingsOptions } from './options';
import { findingsFrames } from './testing/findings-frames';
import {
  blindRule,
  emptyRule,
  latencyFinding,
  ranRules,
  sampleFindings,
} from './testing/sample-findings';

const judge = (
  findings: readonly Finding[],
  rules: readonly RuleState[],
  options: Partial<FindingsOptions> = {},
) => {
  const frames = findingsFrames(findings, rules);
  return judgeState(readFindings(frames), readRules(frames), { ...defaultOptions, ...options });
};

test('nothing found says how much was judged, also where another rule cannot run', () => {
  expect(judge([], [...ranRules, blindRule, emptyRule])).toEqual({
    kind: 'nothing-found',
    judged: ranRules.map(({ rule }) => rule),
    requests: 151_213,
    blind: 1,
    few: [],
  });
});

test('rules on percentiles and rates have judged nothing where there are too few requests', () => {
  const ran = (rule: RuleState['rule'], requests: number): RuleState => ({
    rule,
    state: 'ran',
    reason: '',
    remedy: '',
    requests,
  });
  const rules = [ran('high-latency', 23), ran('throttled', 23), ran('slow-integration', 20)];
  expect(judge([], rules)).toEqual({
    kind: 'nothing-found',
    judged: ['throttled'],
    requests: 23,
    blind: 0,
    few: ['high-latency', 'slow-integration'],
  });
  expect(judge([], [ran('high-5xx', 100)])).toMatchObject({
    judged: ['high-5xx'],
    requests: 100,
    few: [],
  });
});

test('where none of the rules has enough requests, nothing was judged', () => {
  const [rule] = ranRules.filter((one) => one.rule === 'high-latency');
  expect(judge([], [{ ...rule, requests: 99 }])).toEqual({
    kind: 'nothing-found',
    judged: [],
    requests: 99,
    blind: 0,
    few: ['high-latency'],
  });
});

test('nothing to judge is no data, with what the backend advises', () => {
  const { reason, remedy } = emptyRule;
  expect(judge([], [emptyRule, blindRule])).toEqual({ kind: 'no-data', reason, remedy });
});

test('where no rule can run nobody can know', () => {
  expect(judge([], [blindRule])).toEqual({ kind: 'cannot-know' });
});

test('without the frame rules nobody says whether they ran', () => {
  expect(judge([], [])).toEqual({ kind: 'unsaid' });
});

test('no frame at all is another query', () => {
  expect(judgeState(undefined, [], defaultOptions)).toEqual({ kind: 'no-frame' });
});

test('no frame for a query of ours is no answer, or one of another kind', () => {
  const asked = (...kinds: string[]) => judgeState(undefined, [], defaultOptions, kinds).kind;
  expect(asked('latency', 'findings')).toBe('no-answer');
  expect(asked('latency')).toBe('other-kind');
});

test('the options choose what is listed, and say so where nothing is left', () => {
  const shown = judge(sampleFindings, ranRules, { minSeverity: 'high', explained: false });
  expect(shown.kind === 'findings' && shown.findings.map(({ rule }) => rule)).toEqual([
    'integration-timeout',
  ]);
  expect(judge([latencyFinding], ranRules, { minSeverity: 'critical' })).toEqual({
    kind: 'hidden',
    count: 1,
  });
});
