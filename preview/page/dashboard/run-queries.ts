import {
  type CoreApp,
  dateTime,
  LoadingState,
  rangeUtil,
  toDataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { from, isObservable, of, type Observable } from 'rxjs';
import { catchError, map, mergeMap, startWith } from 'rxjs/operators';
import { counted } from '../state/running';

export interface QueryRun {
  readonly requestId: string;
  readonly panelId: number;
  readonly app: CoreApp;
  /** The uid of the data source. */
  readonly source: string;
  readonly targets: readonly DataQuery[];
  readonly range: TimeRange;
  readonly timeZone: string;
  readonly maxDataPoints: number;
}

/** Runs the queries of a panel as a dashboard does; begins with the state of loading. */
export function runQueries(run: QueryRun): Observable<PanelData> {
  const request = requestOf(run);
  const loading: PanelData = {
    state: LoadingState.Loading,
    series: [],
    timeRange: run.range,
    request,
  };
  const answers = from(getDataSourceSrv().get({ uid: run.source })).pipe(
    mergeMap((source) => {
      const answer = source.query(request);
      return isObservable(answer) ? answer : from(answer);
    }),
    map((answer) => panelData(answer, request)),
    catchError((thrown: unknown) => of(failed(thrown, request))),
    startWith(loading),
  );
  return counted(answers);
}

function requestOf(run: QueryRun): DataQueryRequest {
  const { requestId, panelId, app, source, targets, range, timeZone, maxDataPoints } = run;
  // Grafana gives both; links of panels are made for queries of their own type of data source only.
  const type = getDataSourceSrv().getInstanceSettings({ uid: source })?.type;
  const datasource = { uid: source, ...(type !== undefined && { type }) };
  const { interval, intervalMs } = rangeUtil.calculateInterval(range, maxDataPoints, '1s');
  return {
    ...{ requestId, panelId, app, range, interval, intervalMs, maxDataPoints },
    rangeRaw: range.raw,
    timezone: timeZone,
    startTime: dateTime().valueOf(),
    scopedVars: {
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
    targets: targets.map((target) => ({ ...target, datasource })),
  };
}

function panelData(
  { data, state, error, errors }: DataQueryResponse,
  request: DataQueryRequest,
): PanelData {
  const problems = errors ?? (error === undefined ? [] : [error]);
  const isFailed = problems.length > 0 || state === LoadingState.Error;
  return {
    state: isFailed ? LoadingState.Error : LoadingState.Done,
    series: data.map((frame: unknown) => toDataFrame(frame)),
    timeRange: request.range,
    request,
    ...(problems[0] && { error: problems[0], errors: problems }),
  };
}

function failed(thrown: unknown, request: DataQueryRequest): PanelData {
  const message = thrown instanceof Error ? thrown.message : 'The query failed.';
  const error = { message, refId: 'A' };
  return {
    state: LoadingState.Error,
    series: [],
    timeRange: request.range,
    request,
    error,
    errors: [error],
  };
}
