import { LoadingState, type PanelData } from '@grafana/data';

/** How the panel's queries stand. */
export interface RequestState {
  /** Nothing has arrived yet. */
  readonly isFirstLoad: boolean;
  /** What went wrong, once for each query that failed. */
  readonly errors: readonly string[];
}

/** What the panel has to say about its queries besides their data. */
export function requestState(data: PanelData): RequestState {
  const { state, series } = data;
  const isWaiting = state === LoadingState.Loading || state === LoadingState.NotStarted;
  const errors = data.errors ?? (data.error === undefined ? [] : [data.error]);
  const texts = errors.map(
    ({ message, data: answer, statusText }) =>
      message || answer?.message || answer?.error || statusText || 'The query failed.',
  );
  return { isFirstLoad: isWaiting && series.length === 0, errors: [...new Set(texts)] };
}
