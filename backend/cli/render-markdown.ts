import type { Analysis, Finding } from '@tailgate/contract';
import { formatCount, formatQuantity, formatRatio, plural } from '../rules/format';
import { exampleText } from './example-text';
import { dayAndMinute, rangeText } from './time';
import { printable } from './wrap';

/** Text from a log inside Markdown: characters that would be read as markup are escaped. */
function escaped(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|~#]/g, (character) => `\\${character}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
}

function findingLines(finding: Finding): string[] {
  const { evidence } = finding;
  const facts = [
    `**${finding.severity}** · \`${finding.rule}\` · ${rangeText(finding.window.from, finding.window.to)}`,
    ...(finding.causedBy.length > 0 ? [`Explained by ${finding.causedBy.join(', ')}.`] : []),
    ...(finding.confidence === 'low' ? ['Low confidence: few requests.'] : []),
    ...(evidence.concentration === null
      ? []
      : [
          `${formatRatio(evidence.concentration.share)} of them in ${rangeText(evidence.concentration.from, evidence.concentration.to)}.`,
        ]),
  ];
  const numbers = Object.entries(evidence.values).filter(([, quantity]) => quantity.value !== null);
  return [
    `## ${escaped(finding.title)}`,
    '',
    facts.join('  \n'),
    '',
    escaped(finding.summary),
    '',
    ...table(
      ['evidence', 'value'],
      [
        ...numbers.map(([name, quantity]) => [name, formatQuantity(quantity)]),
        ['requests judged', formatCount(evidence.sampleSize)],
        ...evidence.signals.map(({ signal, count }) => [`signal ${signal}`, formatCount(count)]),
      ],
    ),
    '',
    ...(finding.endpoints.length === 0
      ? []
      : [
          ...table(
            ['endpoint', 'affected', 'requests', 'severity'],
            finding.endpoints.map((entry) => [
              escaped(entry.endpoint),
              formatCount(entry.count),
              formatCount(entry.requests),
              entry.severity,
            ]),
          ),
          '',
        ]),
    escaped(finding.meaning),
    '',
    ...finding.actions.map((action, index) => `${index + 1}. ${escaped(action)}`),
    '',
    ...(evidence.examples.length === 0
      ? []
      : [
          'Example requests:',
          '',
          ...evidence.examples.slice(0, 5).map((example) => `- ${escaped(exampleText(example))}`),
          '',
        ]),
  ];
}

/** The analysis as Markdown, for an issue, a chat or a report. */
export function renderMarkdown(analysis: Analysis): string {
  const { input } = analysis;
  const range =
    input.from !== null && input.to !== null ? `, ${rangeText(input.from, input.to)}` : '';
  const lines = [
    '# Tailgate findings',
    '',
    `${plural(input.events, 'event')} of ${plural(input.files.length, 'file')}${range}.` +
      (input.unreadable > 0 ? ` ${formatCount(input.unreadable)} could not be used.` : ''),
    '',
    ...analysis.notices.flatMap((notice) => [`> ${escaped(notice)}`, '']),
    ...(analysis.findings.length === 0 ? ['No rule fired on what was read.', ''] : []),
    ...analysis.findings.flatMap(findingLines),
  ];
  if (analysis.episodes.length > 0) {
    lines.push(
      '## Episodes',
      '',
      ...table(
        ['from (UTC)', 'to', 'severity', 'rule', 'endpoint', 'worst'],
        analysis.episodes.map((episode) => [
          dayAndMinute(episode.from),
          dayAndMinute(episode.to),
          episode.severity,
          episode.rule,
          episode.endpoint === '' ? '(all)' : escaped(episode.endpoint),
          `${episode.worst.name} ${formatQuantity(episode.worst.quantity)}`,
        ]),
      ),
      '',
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
