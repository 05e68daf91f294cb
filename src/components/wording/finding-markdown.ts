import type { TimeZone } from '@grafana/data';
import { formatCount, formatMs, formatShare } from '../format';
import type { EpisodeRow } from '../frames/episodes-frame';
import type { Example, FindingDetail } from '../frames/finding-detail';
import type { FindingRow } from '../frames/findings-frame';
import { evidenceName, ruleName, signalName } from './names';
import { quantityText } from './quantity-text';
import { isoText } from './time-text';

/** As many as fit into a chat or a ticket. */
const mostExamples = 5;

/**
 * A finding as Markdown, to be pasted into a ticket or a chat. What comes from a log is escaped, so
 * that it cannot make links or markup there.
 */
export function findingMarkdown(
  finding: FindingRow,
  timeZone: TimeZone,
  episodes: readonly EpisodeRow[],
): string {
  const { title, summary, meaning, actions, detail } = finding;
  const parts = [
    `## ${escaped(title)}`,
    facts(finding, timeZone),
    escaped(summary),
    ...episodeLines(episodes, timeZone),
    ...(meaning === '' ? [] : [escaped(meaning)]),
    ...(actions.length === 0
      ? []
      : [
          '**What to do**',
          actions.map((action, index) => `${index + 1}. ${escaped(action)}`).join('\n'),
        ]),
    ...(detail === undefined ? [] : detailParts(detail, timeZone)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function facts({ severity, rule, source, ...finding }: FindingRow, timeZone: TimeZone): string {
  const { from, to, causedBy, isConfident } = finding;
  const first = [
    `**${severity}**`,
    ...(rule === '' ? [] : [`\`${rule.replaceAll('`', '')}\``]),
    ...(source === '' ? [] : [`source ${escaped(source)}`]),
    ...(from === null || to === null
      ? []
      : [`${isoText(from, timeZone)} to ${isoText(to, timeZone)}`]),
  ].join(' · ');
  return [
    first,
    ...(causedBy.length === 0 ? [] : [`Explained by: ${causedBy.map(ruleName).join(', ')}.`]),
    ...(isConfident ? [] : ['Low confidence: few requests.']),
  ].join('  \n');
}

function episodeLines(episodes: readonly EpisodeRow[], timeZone: TimeZone): string[] {
  if (episodes.length === 0) return [];
  const lines = episodes
    .slice(0, mostExamples)
    .map(
      ({ severity, from, to }) =>
        `- ${severity}: ${isoText(from, timeZone)} to ${isoText(to, timeZone)}`,
    );
  return [['**When**', ...lines].join('\n')];
}

function detailParts(detail: FindingDetail, timeZone: TimeZone): string[] {
  const { values, signals, sampleSize, concentration, endpoints, examples } = detail;
  const numbers = [
    ...values.map(({ name, value, unit }) => [
      escaped(evidenceName(name)),
      quantityText(value, unit),
    ]),
    ...(sampleSize === null ? [] : [['Requests judged', formatCount(sampleSize)]]),
    ...signals.map(({ signal, count }) => [
      `Signal: ${escaped(signalName(signal))}`,
      formatCount(count),
    ]),
  ];
  return [
    ...table(['Evidence', 'Value'], numbers),
    ...(concentration === undefined
      ? []
      : [
          `${formatShare(concentration.share)} of them from ` +
            `${isoText(concentration.from, timeZone)} to ${isoText(concentration.to, timeZone)}.`,
        ]),
    ...table(
      ['Endpoint', 'Affected', 'Requests', 'Severity'],
      endpoints.map((each) => [
        escaped(each.endpoint === '' ? 'all endpoints' : each.endpoint),
        formatCount(each.count),
        formatCount(each.requests),
        each.severity,
      ]),
    ),
    ...table(
      ['Example', 'Endpoint', 'Status', 'Backend', 'Total', 'Request', 'Trace'],
      examples.slice(0, mostExamples).map((example) => exampleCells(example, timeZone)),
    ),
  ];
}

function exampleCells(example: Example, timeZone: TimeZone): string[] {
  const { time, endpoint, status, integrationLatency, responseLatency } = example;
  return [
    time === null ? '–' : isoText(time, timeZone),
    escaped(endpoint),
    status === null ? '–' : String(status),
    formatMs(integrationLatency),
    formatMs(responseLatency),
    escaped(example.requestId) || '–',
    escaped(example.traceId) || '–',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [lines.join('\n')];
}

/** Markup characters are escaped, line breaks and other control characters become spaces. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').replace(/[\\`*_[\]<>|~#&!]/g, '\\$&');
}
