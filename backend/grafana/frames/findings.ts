import {
  severities,
  type Episode,
  type Finding,
  type FindingsAnswer,
  type Severity,
} from '@tailgate/contract';
import { jsonField, numberField, textField, timeField, type Frame } from '../arrow/frame';
import { answerFrames } from './answer-frames';
import { episodesFrame } from './episodes';

const valueOf = (severity: Severity): number => severities.indexOf(severity) + 1;

/** Requests that make the rule fire, and all that it judged, over the endpoints on which it fires. */
function countsOf({ endpoints }: Finding): { affected: number; requests: number } {
  return endpoints.reduce(
    ({ affected, requests }, each) => ({
      affected: affected + each.count,
      requests: requests + each.requests,
    }),
    { affected: 0, requests: 0 },
  );
}

function findingsFrame(findings: readonly Finding[]): Frame {
  const rows = [...findings].sort((a, b) => valueOf(b.severity) - valueOf(a.severity));
  const text = (name: string, title: string, of: (finding: Finding) => string) =>
    textField(name, rows.map(of), { config: { displayNameFromDS: title } });
  const number = (name: string, title: string, of: (finding: Finding) => number) =>
    numberField(name, rows.map(of), { config: { displayNameFromDS: title, unit: 'short' } });
  const time = (name: string, of: (finding: Finding) => string) =>
    timeField(
      name,
      rows.map((finding) => Date.parse(of(finding))),
    );
  return {
    name: 'findings',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      text('severity', 'Severity', ({ severity }) => severity),
      text('rule', 'Rule', ({ rule }) => rule),
      text('title', 'Title', ({ title }) => title),
      text('summary', 'Summary', ({ summary }) => summary),
      text('endpoint', 'Endpoint', ({ endpoints }) => endpoints[0]?.endpoint ?? ''),
      number('endpoints', 'Endpoints', ({ endpoints }) => endpoints.length),
      number('affected', 'Affected', (finding) => countsOf(finding).affected),
      number('requests', 'Requests', (finding) => countsOf(finding).requests),
      text('confidence', 'Confidence', ({ confidence }) => confidence),
      text('caused_by', 'Explained by', ({ causedBy }) => causedBy.join(',')),
      time('from', ({ window }) => window.from),
      time('to', ({ window }) => window.to),
      text('meaning', 'Meaning', ({ meaning }) => meaning),
      text('actions', 'What to do', ({ actions }) => actions.join('\n')),
      text('source', 'Source', ({ source }) => source),
      number('severity_value', 'Severity value', ({ severity }) => valueOf(severity)),
      jsonField('finding', rows),
    ],
  };
}

function rulesFrame({ rules }: FindingsAnswer): Frame {
  const text = (name: string, values: readonly string[], title: string) =>
    textField(name, values, { config: { displayNameFromDS: title } });
  return {
    name: 'rules',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      text(
        'rule',
        rules.map(({ rule }) => rule),
        'Rule',
      ),
      text(
        'state',
        rules.map(({ state }) => state),
        'State',
      ),
      text(
        'reason',
        rules.map(({ reason }) => reason),
        'Reason',
      ),
      text(
        'remedy',
        rules.map(({ remedy }) => remedy),
        'Remedy',
      ),
      numberField(
        'requests',
        rules.map(({ requests }) => requests),
        { config: { displayNameFromDS: 'Requests', unit: 'short' } },
      ),
    ],
  };
}

/**
 * What the rules found, the worst first, which rules could run, and when they fired.
 * @param chosen only findings of these severities; all where empty
 * @param episodes of the same range, endpoints and rules; those of files may be left out
 */
export function findingsFrames(
  answer: FindingsAnswer,
  chosen: readonly Severity[],
  episodes: readonly Episode[] = [],
): readonly Frame[] {
  const findings = answer.findings.filter(
    ({ severity }) => chosen.length === 0 || chosen.includes(severity),
  );
  return answerFrames('findings', answer.info, [
    findingsFrame(findings),
    rulesFrame(answer),
    episodesFrame(episodes),
  ]);
}
