import type { Analysis } from '@tailgate/contract';
import { formatCount, formatQuantity, plural } from '../rules/format';
import { paint, type Terminal } from './terminal';
import { labelled, printable } from './wrap';

const filesShown = 8;
const reasonsShown = 6;

type InputFile = Analysis['input']['files'][number];

/** Files that were read, one line for all of a kind in a log group, and each file that has an error. */
function fileLines(files: readonly InputFile[], terminal: Terminal): string[] {
  const groups = new Map<string, InputFile[]>();
  for (const file of files) {
    // Lines of Lambda functions are named in a notice.
    if (file.error !== null || file.content.startsWith('lambda')) continue;
    const key = JSON.stringify([file.logGroup, file.content, file.shape]);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const read = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const events = alike.reduce((sum, file) => sum + file.events, 0);
    const count = alike.length === 1 ? '' : `${formatCount(alike.length)} files, `;
    return `  ${printable(first.logGroup)}: ${count}${plural(events, 'event')}, ${first.content}, ${first.shape}`;
  });
  const failed = files.filter(({ error }) => error !== null);
  const lines = [
    ...read.slice(0, filesShown),
    ...(read.length > filesShown
      ? [`  and ${plural(read.length - filesShown, 'more log group')}`]
      : []),
  ];
  for (const { name, error, events } of failed.slice(0, filesShown)) {
    const state = events === 0 ? 'not read' : `${plural(events, 'event')}, then`;
    const text = printable(`${name}: ${state}: ${error ?? ''}`);
    lines.push(...labelled('  ! ', text, terminal.width, 4).split('\n'));
  }
  if (failed.length > filesShown) {
    lines.push(
      `  and ${plural(failed.length - filesShown, 'more file')} with errors: --format json lists all`,
    );
  }
  return lines;
}

/** What was read, and what could not be: the last part of the text output. */
export function inputLines(analysis: Analysis, terminal: Terminal): string[] {
  const { input } = analysis;
  const bytes = formatQuantity({ value: input.bytesScanned, unit: 'bytes' });
  const lines = [
    `${paint(terminal, 'bold', 'Read')}  ${plural(input.events, 'event')}, ${bytes}, ${plural(input.files.length, 'file')}`,
  ];
  lines.push(...fileLines(input.files, terminal));
  if (input.unreadable > 0) {
    lines.push(
      paint(terminal, 'yellow', `  ${plural(input.unreadable, 'event')} could not be used:`),
    );
    for (const entry of input.unreadableReasons.slice(0, reasonsShown)) {
      const example = entry.example === null ? '' : `, for example: ${printable(entry.example)}`;
      const text = `${formatCount(entry.count)} × ${entry.reason} (${printable(entry.file)})${example}`;
      lines.push(...labelled('   ', text, terminal.width, 4).split('\n'));
    }
    const hidden = input.unreadableReasons.length - reasonsShown;
    if (hidden > 0) lines.push(`    and ${hidden} more reasons: --format json lists all`);
  }
  for (const notice of analysis.notices) {
    lines.push(...labelled('  Note  ', printable(notice), terminal.width, 8).split('\n'));
  }
  return lines;
}
