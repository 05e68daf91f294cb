import { CoreApp, type PanelData } from '@grafana/data';
import { useEffect, useState } from 'react';
import type { TimeControl } from '../chrome/use-time';
import { withShown } from '../state/with-shown';
import type { PanelDefinition } from './panels';
import { runQueries } from './run-queries';

/**
 * The data of a panel, asked for anew whenever its range, data source or filter changes. What was shown
 * stays until the new answer is there, and beside an error.
 * @param width px; the panel asks for as many points
 * @param filter what the variables hold, so that a change of theirs asks anew
 */
export function usePanelData(
  { id, targets }: PanelDefinition,
  source: string,
  { range, timeZone }: Pick<TimeControl, 'range' | 'timeZone'>,
  width: number | undefined,
  filter: string,
): PanelData | undefined {
  const [data, setData] = useState<PanelData>();
  const hasWidth = width !== undefined;
  useEffect(() => {
    if (!hasWidth) return undefined;
    const run = runQueries({
      ...{ source, targets, range, timeZone, panelId: id, app: CoreApp.Dashboard },
      requestId: `panel-${id}-${range.from.valueOf()}-${range.to.valueOf()}-${filter}`,
      maxDataPoints: Math.max(100, width),
    }).subscribe((next) => setData((shown) => withShown(next, shown)));
    return () => run.unsubscribe();
    // A change of width alone draws anew and asks nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hasWidth, source, targets, range, timeZone, id, filter]);
  return data;
}
