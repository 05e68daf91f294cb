import type { AnswerInfo, TimeoutsAnswer } from '@tailgate/contract';
import { numberField, textField, timeField, type Frame, type FrameField } from '../arrow/frame';
import { answerFrames } from './answer-frames';
import { comparedCount } from './compared-count';
import { displayName, labelsOf } from './names';

type Series = TimeoutsAnswer['series'][number];
type Row = Pick<Series, 'endpoint' | 'total' | 'requests'> & { readonly near: number };

const sumOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

function seriesFrame(answer: TimeoutsAnswer, source: string, names: readonly string[]): Frame {
  const fields = answer.series.flatMap((series) => {
    const { endpoint } = series;
    const all = [
      ['timeouts', 'Timeouts', series.timeouts],
      ['near_timeouts', 'Near timeouts', series.nearTimeouts],
    ] as const;
    return all
      .filter(([name]) => names.includes(name))
      .map(([name, what, values]) =>
        numberField(name, values, {
          labels: labelsOf({ source, endpoint }),
          config: { displayNameFromDS: displayName(what, endpoint), unit: 'short' },
        }),
      );
  });
  return {
    name: 'timeouts',
    meta: { type: 'timeseries-wide', typeVersion: [0, 1], preferredVisualisationType: 'graph' },
    fields: [timeField('time', answer.series.length === 0 ? [] : answer.times), ...fields],
  };
}

function signalsFrame({ signals }: TimeoutsAnswer): Frame {
  const rows = [...signals].sort((one, other) => other.count - one.count);
  return {
    name: 'signals',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      textField(
        'signal',
        rows.map(({ signal }) => signal),
        { config: { displayNameFromDS: 'Signal' } },
      ),
      numberField(
        'count',
        rows.map(({ count }) => count),
        { config: { displayNameFromDS: 'Requests', unit: 'short' } },
      ),
    ],
  };
}

/** All together first, under an empty endpoint, then each endpoint. */
function rowsOf({ series, total, nearTotal }: TimeoutsAnswer): Row[] {
  const each = series.map((one) => ({ ...one, near: sumOf(one.nearTimeouts) }));
  const whole = each.find(({ endpoint }) => endpoint === '');
  const requests = whole?.requests ?? sumOf(each.map((one) => one.requests));
  return [
    { endpoint: '', total, near: nearTotal, requests },
    ...each.filter(({ endpoint }) => endpoint !== ''),
  ];
}

function summaryFrame(answer: TimeoutsAnswer, compared: TimeoutsAnswer | undefined): Frame {
  const rows = rowsOf(answer);
  const before = new Map(
    (compared === undefined ? [] : rowsOf(compared)).map((r) => [r.endpoint, r]),
  );
  const number = (
    name: string,
    title: string,
    of: (row: Row) => number | null,
    unit = 'short',
  ): FrameField => numberField(name, rows.map(of), { config: { displayNameFromDS: title, unit } });
  const earlier = (of: (row: Row) => number) => (row: Row) => {
    const found = before.get(row.endpoint);
    if (compared === undefined) return null;
    return comparedCount(
      compared.info,
      found === undefined ? undefined : of(found),
      found?.requests,
    );
  };
  return {
    name: 'summary',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      textField(
        'endpoint',
        rows.map(({ endpoint }) => endpoint),
        { config: { displayNameFromDS: 'Endpoint' } },
      ),
      number('timeouts', 'Timeouts', ({ total }) => total),
      number('near_timeouts', 'Near timeouts', ({ near }) => near),
      number('requests', 'Requests', ({ requests }) => requests),
      number(
        'rate',
        'Rate',
        ({ total, requests }) => (requests === 0 ? null : total / requests),
        'percentunit',
      ),
      ...(compared === undefined
        ? []
        : [
            number(
              'timeouts_compared',
              'Timeouts before',
              earlier(({ total }) => total),
            ),
            number(
              'requests_compared',
              'Requests before',
              earlier(({ requests }) => requests),
            ),
          ]),
    ],
  };
}

export interface TimeoutsFramesInput {
  readonly source: string;
  readonly answer: TimeoutsAnswer;
  /** What all the answers together cost. */
  readonly info: AnswerInfo;
  /** The same of an earlier range. */
  readonly compared?: TimeoutsAnswer;
}

/** All frames of a timeouts answer for people. */
export function timeoutsFrames(input: TimeoutsFramesInput): readonly Frame[] {
  const { source, answer, info, compared } = input;
  return answerFrames('timeouts', info, [
    seriesFrame(answer, source, ['timeouts', 'near_timeouts']),
    signalsFrame(answer),
    summaryFrame(answer, compared),
  ]);
}

/** The one frame that an alert rule reads, with timeouts alone. */
export function timeoutsAlertFrames(answer: TimeoutsAnswer, source: string): readonly Frame[] {
  return answerFrames('timeouts', answer.info, [seriesFrame(answer, source, ['timeouts'])]);
}
