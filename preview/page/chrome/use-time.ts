import { rangeUtil, type TimeRange } from '@grafana/data';
import { RefreshPicker } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { changeSearch } from '../state/search';
import { timeRangeOf } from '../state/time';

export interface TimeControl {
  readonly range: TimeRange;
  /** Such as `30s`; empty where nothing is refreshed by itself. */
  readonly interval: string;
  /** Reads `now` anew, so that all is asked anew. */
  readonly refresh: () => void;
  readonly changeInterval: (interval: string) => void;
}

/** The time range of the address, which moves on with each refresh. */
export function useTime(search: URLSearchParams): TimeControl {
  const [turn, setTurn] = useState(0);
  const bounds = `${search.get('from') ?? ''} ${search.get('to') ?? ''}`;
  // Other parameters of the address leave the range as it is: else each would ask for all data anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const range = useMemo(() => timeRangeOf(search), [bounds, turn]);
  const interval = search.get('refresh') ?? '';
  useEffect(() => {
    const length = intervalMs(interval);
    if (length === undefined) return undefined;
    const timer = window.setInterval(() => setTurn((count) => count + 1), length);
    return () => window.clearInterval(timer);
  }, [interval]);
  return {
    range,
    interval,
    refresh: () => setTurn((count) => count + 1),
    changeInterval: (chosen) => changeSearch({ refresh: chosen === '' ? null : chosen }),
  };
}

/** ms; undefined where there is none, or the address says what is no interval. */
function intervalMs(interval: string): number | undefined {
  if (interval === '' || RefreshPicker.isLive(interval)) return undefined;
  try {
    return Math.max(1_000, rangeUtil.intervalToMs(interval));
  } catch {
    return undefined;
  }
}
