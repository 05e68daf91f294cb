import type { Analysis, Episode, Finding } from '@tailgate/contract';
import { formatCount, formatQuantity, formatRatio, plural } from '../rules/format';
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
    return `${label.padEnd(labelWidth)}${name}  ${formatCount(entry.count)} of ${plural(entry.requests, 'request')} (${formatRatio(share)})`;
  });
  const hidden = finding.endpoints.length - shown.length;
  if (hidden > 0) lines.push(`${' '.repeat(labelWidth)}and ${hidden} more`);
  return lines;
}

function heading(finding: Finding, terminal: Terminal): string {
  return `${severityLabel(terminal, finding.severity)} ${paint(terminal, 'bold', finding.title)}  ${paint(terminal, 'dim', finding.rule)}`;
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
      'Confidence',
      finding.confidence === 'low' ? 'low: the sample is small for these figures' : '',
    ),
    ...field('Meaning', finding.meaning),
    ...finding.actions.flatMap((action, index) =>
      field(index === 0 ? 'Do' : '', `${index + 1}. ${action}`),
    ),
    ...finding.evidence.examples
      .slice(0, examplesShown)
      .flatMap((example, index) => field(index === 0 ? 'Example' : '', exampleText(example))),
  ].flatMap((part) => part.split('\n'));
  return [heading(finding, terminal), ...body.map((line) => `  ${line}`)].join('\n');
}

interface EpisodeWidths {
  readonly rule: number;
  readonly endpoint: number;
}

function episodeLine(episode: Episode, widths: EpisodeWidths): string {
  const when = `${dayAndMinute(episode.from).slice(5)}–${dayAndMinute(episode.to).slice(11)}`;
  const where = episode.endpoint === '' ? 'all endpoints' : printable(episode.endpoint);
  const endpoint = shorten(where, widths.endpoint).padEnd(widths.endpoint);
  const worst = `${episode.worst.name} ${formatQuantity(episode.worst.quantity)}`;
  return `  ${when}  ${episode.severity.padEnd(8)}  ${episode.rule.padEnd(widths.rule)}  ${endpoint}  ${worst}`;
}

/** Episodes of single endpoints where there are any: the whole source repeats them. */
function timeline(episodes: readonly Episode[], terminal: Terminal): string[] {
  const uncaused = episodes.filter((episode) => episode.causedBy.length === 0);
  const byEndpoint = uncaused.filter((episode) => episode.endpoint !== '');
  const listed = [...(byEndpoint.length > 0 ? byEndpoint : uncaused)].sort(
    (one, other) => one.from.localeCompare(other.from) || one.rule.localeCompare(other.rule),
  );
  if (listed.length === 0) return [];
  const shown = listed.slice(0, episodesShown);
  const rule = Math.max(...shown.map((episode) => episode.rule.length));
  const longest = Math.max(...shown.map((episode) => episode.endpoint.length), 13);
  const widths = { rule, endpoint: Math.min(longest, Math.max(20, terminal.width - rule - 55)) };
  const lines = shown.map((episode) => episodeLine(episode, widths));
  const hidden = listed.length - lines.length;
  return [
    paint(terminal, 'bold', 'When it happened (UTC)'),
    ...lines,
    ...(hidden > 0 ? [`  and ${hidden} more: --format json lists all`] : []),
    '',
  ];
}

/** An explained finding in short: its cause says what to do. */
function explainedText(finding: Finding, terminal: Terminal): string {
  const text = printable(`${finding.summary} Explained by ${finding.causedBy.join(', ')}.`);
  const body = labelled('', text, terminal.width - 2, labelWidth).split('\n');
  return [heading(finding, terminal), ...body.map((line) => `  ${line}`)].join('\n');
}

/** One line per finding: what, where and when. */
function overview(findings: readonly Finding[], terminal: Terminal): string[] {
  const width = Math.max(...findings.map(({ title }) => title.length));
  return findings.map((finding) => {
    const [worst] = finding.endpoints;
    const { concentration } = finding.evidence;
    const more = finding.endpoints.length - 1;
    const where =
      worst === undefined
        ? ''
        : `${shorten(printable(worst.endpoint), 40)}${more > 0 ? ` and ${more} more` : ''}`;
    const when =
      concentration === null
        ? ''
        : `, ${dayAndMinute(concentration.from)}–${dayAndMinute(concentration.to).slice(11)}`;
    const label = severityLabel(terminal, finding.severity);
    const gap = ' '.repeat('CRITICAL'.length - finding.severity.length);
    const cause =
      finding.causedBy.length > 0 ? `, explained by ${finding.causedBy.join(', ')}` : '';
    return `${label}${gap} ${finding.title.padEnd(width)}  ${where}${cause === '' ? when : cause}`;
  });
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

/**
 * The analysis as a person reads it in a terminal: an overview, findings worst first, those that others explain in
 * short after them, then when it happened, then what was read.
 */
export function renderText(analysis: Analysis, terminal: Terminal): string {
  const { input } = analysis;
  const causes = analysis.findings.filter(({ causedBy }) => causedBy.length === 0);
  const explained = analysis.findings.filter(({ causedBy }) => causedBy.length > 0);
  const range =
    input.from !== null && input.to !== null ? ` · ${rangeText(input.from, input.to)}` : '';
  const lines = [
    `${paint(terminal, 'bold', headline(analysis))}${range}`,
    '',
    ...(analysis.findings.length > 1 ? [...overview([...causes, ...explained], terminal), ''] : []),
    ...causes.flatMap((finding) => [findingText(finding, terminal), '']),
    ...explained.flatMap((finding) => [explainedText(finding, terminal), '']),
    ...timeline(analysis.episodes, terminal),
    ...inputLines(analysis, terminal),
  ];
  return `${lines.join('\n')}\n`;
}
