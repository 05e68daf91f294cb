import type { Analysis } from '@tailgate/contract';
import { formatCount, formatQuantity } from '../rules/format';
import { paint, type Terminal } from './terminal';
import { labelled, printable, shorten } from './wrap';

const filesShown = 8;
const reasonsShown = 6;

/** What was read, and what could not be: the last part of the text output. */
export function inputLines(analysis: Analysis, terminal: Terminal): string[] {
  const { input } = analysis;
  const bytes = formatQuantity({ value: input.bytesScanned, unit: 'bytes' });
  const lines = [
    `${paint(terminal, 'bold', 'Read')}  ${formatCount(input.events)} events, ${bytes}, ${input.files.length} file${input.files.length === 1 ? '' : 's'}`,
  ];
  for (const file of input.files.slice(0, filesShown)) {
    const state =
      file.error === null
        ? `${formatCount(file.events)} events, ${file.content}, ${file.shape}`
        : `not read: ${printable(file.error)}`;
    lines.push(`  ${shorten(printable(file.name), Math.max(30, terminal.width - 60))}  ${state}`);
  }
  if (input.files.length > filesShown) lines.push(`  and ${input.files.length - filesShown} more`);
  if (input.unreadable > 0) {
    lines.push(
      paint(
        terminal,
        'yellow',
        `  ${formatCount(input.unreadable)} event${input.unreadable === 1 ? '' : 's'} could not be used:`,
      ),
    );
    for (const entry of input.unreadableReasons.slice(0, reasonsShown)) {
      const example = entry.example === null ? '' : `, for example: ${printable(entry.example)}`;
      const text = `${formatCount(entry.count)} × ${entry.reason} (${printable(entry.file)})${example}`;
      lines.push(shorten(`    ${text}`, terminal.width));
    }
    const hidden = input.unreadableReasons.length - reasonsShown;
    if (hidden > 0) lines.push(`    and ${hidden} more reasons: --format json lists all`);
  }
  for (const notice of analysis.notices) {
    lines.push(...labelled('  Note  ', printable(notice), terminal.width, 8).split('\n'));
  }
  return lines;
}
