import type { SkippedInput } from '../logs/input/input-file';
import type { CellAggregates } from '../latency/aggregate/create-aggregates';
import type { DetectedGroup } from './detect-groups';
import { formatNotices } from './format-notices';
import type { ReadGroup } from './read-group';

const skippedShown = 5;

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What the reader should know about the input besides what could not be read. */
export function analysisNotices(
  groups: readonly ReadGroup[],
  passed: readonly DetectedGroup[],
  skipped: readonly SkippedInput[],
  aggregates: CellAggregates | undefined,
): string[] {
  const notices: string[] = [];
  for (const { logGroup, format } of groups) {
    notices.push(...formatNotices(logGroup, format));
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
  if (skipped.length > 0) {
    const named = skipped.slice(0, skippedShown).map(({ name, reason }) => `${name} (${reason})`);
    const more = skipped.length - named.length;
    notices.push(`Skipped: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`);
  }
  if (aggregates !== undefined && aggregates.implausible > 0) {
    notices.push(
      `${plural(aggregates.implausible, 'latency', 'latencies')} that no request can have (negative, or above 24 hours) ${aggregates.implausible === 1 ? 'was' : 'were'} left out.`,
    );
  }
  return notices;
}
