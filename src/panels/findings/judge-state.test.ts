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
    rules: 3,
    requests: 151_213,
    blind: 1,
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
