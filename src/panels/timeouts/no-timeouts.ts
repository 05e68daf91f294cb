import type { DataFrame, DataQueryRequest } from '@grafana/data';
import type { MessageTone } from '../../components/states/panel-message';
import { declaredName } from '../../components/frames/find-frame';

/** Why there is no count, and what to do about it. */
export interface NoTimeouts {
  readonly tone: MessageTone;
  readonly title: string;
  readonly advice: string;
}

export const noRequests: NoTimeouts = {
  tone: 'neutral',
  title: 'No requests in this range',
  advice: 'Choose a longer range or other endpoints, or check the log groups of the data source.',
};

const noAnswer: NoTimeouts = {
  tone: 'unknown',
  title: 'No answer',
  advice:
    'The query was sent and nothing came back, not even an error. Refresh the dashboard; if it stays, ' +
    'use “Save & test” in the settings of the data source.',
};

const otherData: NoTimeouts = {
  tone: 'neutral',
  title: 'No timeout counts in this query',
  advice:
    'Add a query of the Tailgate data source and choose the kind Timeouts. Any series with a time and ' +
    'a field named timeouts works too.',
};

/** The kinds that count timeouts, by the name of their first frame. */
const countingKinds: readonly unknown[] = ['timeouts', 'latency'];

/** Other kinds of query by the name of their first frame, as the editor calls them. */
const otherKinds: ReadonlyMap<unknown, string> = new Map([
  ['findings', 'Findings'],
  ['episodes', 'Episodes'],
  ['slow_requests', 'Slow requests'],
  ['alert', 'Alert values'],
]);

/** Why frames without timeouts have none. A query that found no request answers a frame without fields. */
export function noTimeouts(
  frames: readonly DataFrame[],
  request: Pick<DataQueryRequest, 'targets'> | undefined,
): NoTimeouts {
  const names = frames.map(declaredName);
  if (names.some((name) => countingKinds.includes(name))) return noRequests;
  const kind = names.map((name) => otherKinds.get(name)).find((name) => name !== undefined);
  if (kind !== undefined) {
    return {
      ...otherData,
      advice: `This query is of the kind ${kind}, which does not count timeouts. Choose the kind Timeouts.`,
    };
  }
  const asked = (request?.targets ?? []).map((target): unknown => Reflect.get(target, 'kind'));
  const isAsked = asked.some((name) => countingKinds.includes(name));
  return frames.length === 0 && isAsked ? noAnswer : otherData;
}
