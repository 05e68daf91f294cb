import { locationService } from '@grafana/runtime';
import { useMemo, useSyncExternalStore } from 'react';

/** Changes of parameters of the address; null takes one out, a list sets it several times. */
export type SearchChange = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * The parameters of the address, which hold all that is chosen, as on Grafana's dashboards: so that
 * panels change them through the location service, and an address can be passed on.
 */
export function useSearch(): URLSearchParams {
  const text = useSyncExternalStore(
    (listener) => {
      const changes = locationService.getLocationObservable().subscribe(() => listener());
      return () => changes.unsubscribe();
    },
    () => locationService.getSearch().toString(),
  );
  return useMemo(() => new URLSearchParams(text), [text]);
}

/** @param replaces whether the browser's way back leaves the present address out */
export function changeSearch(change: SearchChange, replaces = false): void {
  locationService.partial(change, replaces);
}
