import { locationUtil } from '@grafana/data';
import type { Example } from '../../components/frames/finding-detail';
import { dataSourceType, type FindingQuery } from './find-query';

/** A log line may be written after the request's time by its whole duration, and before it by clocks. */
const beforeMs = 120_000;
const afterMs = 300_000;

/**
 * Explore with the log lines that have an id, in the minutes around the request.
 *
 * @param id of the request or its trace, as the log has it
 * @returns undefined without a time, or where the id is none that a query can quote
 */
export function exploreLink(
  id: string,
  { time }: Pick<Example, 'time'>,
  { uid, source }: FindingQuery,
): string | undefined {
  if (time === null || !/^[\w.:=+/;,@-]{4,200}$/.test(id)) return undefined;
  const query = {
    refId: 'A',
    datasource: { type: dataSourceType, uid },
    kind: 'logs',
    text: `fields @timestamp, @message\n| filter @message like "${id}"\n| sort @timestamp asc\n| limit 100`,
    ...(source !== '' && { source }),
  };
  const range = { from: String(time - beforeMs), to: String(time + afterMs) };
  const panes = { request: { datasource: uid, queries: [query], range } };
  const parameters = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes) });
  return locationUtil.assureBaseUrl(`/explore?${parameters.toString()}`);
}
