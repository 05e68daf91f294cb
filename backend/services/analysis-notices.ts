import type { SkippedInput } from '../logs/input/input-file';
import type { CellAggregates } from '../latency/aggregate/create-aggregates';
import { plural } from '../rules/format';
import type { DetectedGroup } from './detect-groups';
import { formatNotices } from './format-notices';
import type { ReadGroup } from './read-group';
import type { SameFiles } from './same-files';
import { implausibleText } from './source-notices';

const skippedShown = 5;
const sameShown = 3;

/** What was counted several times because it was given so. */
function sameText({ names, events }: SameFiles): string {
  const times = names.length === 2 ? 'twice' : `${names.length} times`;
  const [first = '', ...others] = [...new Set(names)];
  const [counted, are] = [plural(events, 'log event'), events === 1 ? 'is' : 'are'];
  if (others.length === 0) {
    return `${first} was given ${times}, so its ${counted} ${are} counted ${times}: name it once.`;
  }
  const all = others.length === 1 ? 'both ' : '';
  const last = others.at(-1) ?? '';
  const named = [first, ...others.slice(0, -1)].join(', ');
  return `${counted} ${are} in ${all}${named} and ${last}, and counted ${times}: leave all but one out.`;
}

/** What the reader should know about the input besides what could not be read. */
export function analysisNotices(
  groups: readonly ReadGroup[],
  passed: readonly DetectedGroup[],
  skipped: readonly SkippedInput[],
  aggregates: CellAggregates | undefined,
  same: readonly SameFiles[],
): string[] {
  const notices: string[] = [];
  for (const { logGroup, format } of groups) {
    notices.push(...formatNotices(logGroup, format).map(({ text }) => text));
  }
  const undated = groups
    .flatMap(({ reports }) => reports)
    .reduce((sum, { undated: n }) => sum + n, 0);
  if (undated > 0) {
    notices.push(
      `${plural(undated, 'event')} ${undated === 1 ? 'says' : 'say'} no time and took that of the line before, or of the file: add $context.requestTimeEpoch to the log format.`,
    );
  }
  const lambda = passed.filter(({ content }) => content.content.startsWith('lambda'));
  const lambdaFiles = lambda.reduce((sum, { files }) => sum + files.length, 0);
  if (lambdaFiles > 0) {
    notices.push(
      `${plural(lambdaFiles, 'file')} of Lambda log lines ${lambdaFiles === 1 ? 'was' : 'were'} not read: no rule of this version uses them.`,
    );
  }
  notices.push(...same.slice(0, sameShown).map(sameText));
  if (same.length > sameShown) {
    notices.push(`${plural(same.length - sameShown, 'more file')} came twice.`);
  }
  if (skipped.length > 0) {
    const named = skipped.slice(0, skippedShown).map(({ name, reason }) => `${name} (${reason})`);
    const more = skipped.length - named.length;
    notices.push(`Skipped: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`);
  }
  if (aggregates !== undefined && aggregates.implausible > 0) {
    notices.push(implausibleText(aggregates.implausible));
  }
  return notices;
}
