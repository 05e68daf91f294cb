import { rangeUtil, type TimeRange } from '@grafana/data';
import { RefreshPicker } from '@grafana/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { changeSearch } from '../state/search';
import { isRunning } from '../state/running';
import { timeRangeOf, timeZoneOf } from '../state/time';

export interface TimeControl {
  readonly range: TimeRange;
  readonly timeZone: string;
  /** Such as `30s`; empty where nothing is refreshed by itself. */
  readonly interval: string;
  /**
   * Reads `now` anew, so that all is asked anew. Nothing while an answer is awaited: a range that takes
   * longer than the interval would never be shown.
   */
  readonly refresh: () => void;
  readonly changeInterval: (interval: string) => void;
}

/** The time range of the address, which moves on with each refresh. */
export function useTime(search: URLSearchParams): TimeControl {
  const [turn, setTurn] = useState(0);
  const bounds = ['from', 'to', 'timezone'].map((name) => search.get(name)).join(' ');
  // Other parameters of the address leave the range as it is: else each would ask for all data anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const range = useMemo(() => timeRangeOf(search), [bounds, turn]);
  const timeZone = timeZoneOf(search);
  const interval = search.get('refresh') ?? '';
  const refresh = useCallback(() => {
    if (!isRunning()) setTurn((count) => count + 1);
  }, []);
  useEffect(() => {
    const length = intervalMs(interval);
    if (length === undefined) return undefined;
    const timer = window.setInterval(refresh, length);
    return () => window.clearInterval(timer);
  }, [interval, refresh]);
  return {
    range,
    timeZone,
    interval,
    refresh,
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
