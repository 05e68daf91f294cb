import type { Analysis, Episode, Finding } from '@tailgate/contract';
import { formatCount, formatQuantity, formatRatio } from '../rules/format';
import { exampleText } from './example-text';
import { inputLines } from './input-lines';
import { paint, severityLabel, type Terminal } from './terminal';
import { dayAndMinute, rangeText } from './time';
import { labelled, printable, shorten } from './wrap';

const labelWidth = 11;
const endpointsShown = 5;
const examplesShown = 2;
const episodesShown = 12;

function evidenceText(finding: Finding): string {
  const numbers = Object.entries(finding.evidence.values)
    .filter(([, quantity]) => quantity.value !== null)
    .map(([name, quantity]) => `${name} ${formatQuantity(quantity)}`);
  const signals = finding.evidence.signals.map(
    ({ signal, count }) => `signal ${signal} on ${formatCount(count)}`,
  );
  return [...numbers, ...signals].join(' · ');
}

function endpointLines(finding: Finding, terminal: Terminal): string[] {
  const shown = finding.endpoints.slice(0, endpointsShown);
  const nameWidth = Math.min(
    Math.max(...shown.map((entry) => entry.endpoint.length), 10),
    Math.max(20, terminal.width - labelWidth - 40),
  );
  const lines = shown.map((entry, index) => {
    const name = shorten(printable(entry.endpoint), nameWidth).padEnd(nameWidth);
    const share = entry.requests > 0 ? entry.count / entry.requests : 0;
    const label = index === 0 ? 'Endpoints' : '';
    return `${label.padEnd(labelWidth)}${name}  ${formatCount(entry.count)} of ${formatCount(entry.requests)} requests (${formatRatio(share)})`;
  });
  const hidden = finding.endpoints.length - shown.length;
  if (hidden > 0) lines.push(`${' '.repeat(labelWidth)}and ${hidden} more`);
  return lines;
}

function findingText(finding: Finding, terminal: Terminal): string {
  const field = (label: string, text: string): string[] =>
    text === '' ? [] : [labelled(label, printable(text), terminal.width - 2, labelWidth)];
  const { concentration } = finding.evidence;
  const body = [
    ...field('', finding.summary),
    ...field(
      'When',
      concentration === null
        ? `spread over ${rangeText(finding.window.from, finding.window.to)}`
        : `${formatRatio(concentration.share)} of them in ${rangeText(concentration.from, concentration.to)}`,
    ),
    ...(finding.endpoints.length > 0 ? endpointLines(finding, terminal) : []),
    ...field('Evidence', evidenceText(finding)),
    ...field(
      'Cause',
      finding.causedBy.length > 0 ? `explained by ${finding.causedBy.join(', ')}` : '',
    ),
    ...field(
      'Confidence',
      finding.confidence === 'low' ? 'low: too few requests for this percentile' : '',
    ),
    ...field('Meaning', finding.meaning),
    ...finding.actions.flatMap((action, index) =>
      field(index === 0 ? 'Do' : '', `${index + 1}. ${action}`),
    ),
    ...finding.evidence.examples
      .slice(0, examplesShown)
      .flatMap((example, index) => field(index === 0 ? 'Example' : '', exampleText(example))),
  ].flatMap((part) => part.split('\n'));
  const heading = `${severityLabel(terminal, finding.severity)} ${paint(terminal, 'bold', finding.title)}  ${paint(terminal, 'dim', finding.rule)}`;
  return [heading, ...body.map((line) => `  ${line}`)].join('\n');
}

function episodeLine(episode: Episode, terminal: Terminal): string {
  const when = `${dayAndMinute(episode.from)}–${dayAndMinute(episode.to).slice(11)}`;
  const where = episode.endpoint === '' ? 'all endpoints' : printable(episode.endpoint);
  const worst = `${episode.worst.name} ${formatQuantity(episode.worst.quantity)}`;
  return shorten(
    `  ${when}  ${episode.severity.padEnd(8)}  ${episode.rule.padEnd(19)}  ${where}  (${worst})`,
    terminal.width,
  );
}

/** Episodes of single endpoints where there are any: the whole source repeats them. */
function timeline(episodes: readonly Episode[], terminal: Terminal): string[] {
  const uncaused = episodes.filter((episode) => episode.causedBy.length === 0);
  const byEndpoint = uncaused.filter((episode) => episode.endpoint !== '');
  const listed = [...(byEndpoint.length > 0 ? byEndpoint : uncaused)].sort(
    (one, other) => one.from.localeCompare(other.from) || one.rule.localeCompare(other.rule),
  );
  if (listed.length === 0) return [];
  const lines = listed.slice(0, episodesShown).map((episode) => episodeLine(episode, terminal));
  const hidden = listed.length - lines.length;
  return [
    paint(terminal, 'bold', 'When it happened (UTC)'),
    ...lines,
    ...(hidden > 0 ? [`  and ${hidden} more: --format json lists all`] : []),
    '',
  ];
}

function headline(analysis: Analysis): string {
  const { findings } = analysis;
  if (findings.length === 0) return 'No findings: no rule fired on what was read.';
  const counts = new Map<string, number>();
  for (const finding of findings) {
    counts.set(finding.severity, (counts.get(finding.severity) ?? 0) + 1);
  }
  const parts = [...counts].map(([severity, count]) => `${count} ${severity}`);
  return `${findings.length} finding${findings.length === 1 ? '' : 's'}: ${parts.join(', ')}`;
}

/** The analysis as a person reads it in a terminal: findings worst first, then when, then what was read. */
export function renderText(analysis: Analysis, terminal: Terminal): string {
  const { input } = analysis;
  const range =
    input.from !== null && input.to !== null ? ` · ${rangeText(input.from, input.to)}` : '';
  const lines = [
    `${paint(terminal, 'bold', headline(analysis))}${range}`,
    '',
    ...analysis.findings.flatMap((finding) => [findingText(finding, terminal), '']),
    ...timeline(analysis.episodes, terminal),
    ...inputLines(analysis, terminal),
  ];
  return `${lines.join('\n')}\n`;
}
