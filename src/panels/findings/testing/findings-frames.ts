import { FieldType, toDataFrame, type DataFrame } from '@grafana/data';
import { severities, type Episode, type Finding, type RuleState } from '@tailgate/contract';

const meta = (frame: string) => ({ custom: { tailgate: { frame } } });

/** The frames of a findings answer as docs/frames.md describes them. */
export function findingsFrames(
  findings: readonly Finding[],
  rules: readonly RuleState[],
): DataFrame[] {
  const string = (name: string, of: (finding: Finding) => string) => ({
    name,
    type: FieldType.string,
    values: findings.map(of),
  });
  const number = (name: string, of: (finding: Finding) => number) => ({
    name,
    type: FieldType.number,
    values: findings.map(of),
    config: { unit: 'short' },
  });
  const sum = (finding: Finding, key: 'count' | 'requests') =>
    finding.endpoints.reduce((total, endpoint) => total + endpoint[key], 0);
  const list = toDataFrame({
    name: 'findings',
    refId: 'A',
    meta: meta('findings'),
    fields: [
      string('severity', ({ severity }) => severity),
      string('rule', ({ rule }) => rule),
      string('title', ({ title }) => title),
      string('summary', ({ summary }) => summary),
      string('endpoint', ({ endpoints }) => endpoints[0]?.endpoint ?? ''),
      number('endpoints', ({ endpoints }) => endpoints.length),
      number('affected', (finding) => sum(finding, 'count')),
      number('requests', (finding) => sum(finding, 'requests')),
      string('confidence', ({ confidence }) => confidence),
      string('caused_by', ({ causedBy }) => causedBy.join(',')),
      { ...number('from', ({ window }) => Date.parse(window.from)), type: FieldType.time },
      { ...number('to', ({ window }) => Date.parse(window.to)), type: FieldType.time },
      string('meaning', ({ meaning }) => meaning),
      string('actions', ({ actions }) => actions.join('\n')),
      string('source', ({ source }) => source),
      number('severity_value', ({ severity }) => severities.indexOf(severity) + 1),
      { name: 'finding', type: FieldType.other, values: [...findings] },
    ],
  });
  return [list, rulesFrame(rules)];
}

/** The frame `episodes` of docs/frames.md. */
export function episodesFrame(episodes: readonly Episode[]): DataFrame {
  const string = (name: string, of: (episode: Episode) => string) => ({
    name,
    type: FieldType.string,
    values: episodes.map(of),
  });
  const time = (name: string, of: (episode: Episode) => string) => ({
    name,
    type: FieldType.time,
    values: episodes.map((episode) => Date.parse(of(episode))),
  });
  return toDataFrame({
    name: 'episodes',
    refId: 'A',
    meta: meta('episodes'),
    fields: [
      time('time', ({ from }) => from),
      time('timeEnd', ({ to }) => to),
      string('id', ({ source, rule, endpoint, from }) => [source, rule, endpoint, from].join('|')),
      string('rule', ({ rule }) => rule),
      string('severity', ({ severity }) => severity),
      string('endpoint', ({ endpoint }) => endpoint),
      string('source', ({ source }) => source),
      string('caused_by', ({ causedBy }) => causedBy.join(',')),
    ],
  });
}

function rulesFrame(rules: readonly RuleState[]): DataFrame {
  const string = (name: 'rule' | 'state' | 'reason' | 'remedy') => ({
    name,
    type: FieldType.string,
    values: rules.map((rule) => rule[name]),
  });
  return toDataFrame({
    name: 'rules',
    refId: 'A',
    meta: meta('rules'),
    fields: [
      string('rule'),
      string('state'),
      string('reason'),
      string('remedy'),
      { name: 'requests', type: FieldType.number, values: rules.map((rule) => rule.requests) },
    ],
  });
}
