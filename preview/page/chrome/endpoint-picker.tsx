import type { TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { MultiCombobox } from '@grafana/ui';
import { useCallback } from 'react';
import { changeSearch } from '../state/search';
import { chosenValues } from '../state/variables';
import { Labelled } from './labelled';

interface Props {
  readonly source: string;
  readonly range: TimeRange;
  readonly search: URLSearchParams;
}

/** The variable `endpoint` of the dashboard, which panels also set by "filter to endpoint". */
export function EndpointPicker({ source, range, search }: Props) {
  const options = useCallback(
    async (typed: string) => {
      const names = await endpoints(source, range);
      const text = typed.toLowerCase();
      return names
        .filter((name) => name.toLowerCase().includes(text))
        .map((value) => ({ value, label: value }));
    },
    [source, range],
  );
  return (
    <Labelled label="Endpoint">
      {(id) => (
        <MultiCombobox
          id={id}
          options={options}
          value={chosenValues(search, 'endpoint')}
          onChange={(chosen) =>
            changeSearch({
              'var-endpoint': chosen.length === 0 ? null : chosen.map(({ value }) => value),
            })
          }
          placeholder="All"
          isClearable
          width="auto"
          minWidth={16}
          maxWidth={48}
        />
      )}
    </Labelled>
  );
}

/** Those that the data has in the range; a backend that does not answer shows in the panels. */
async function endpoints(source: string, timeRange: TimeRange): Promise<string[]> {
  const datasource = await getDataSourceSrv().get({ uid: source });
  const answer = await datasource.getTagValues?.({ key: 'endpoint', filters: [], timeRange });
  const values = Array.isArray(answer) ? answer : (answer?.data ?? []);
  return values.map(({ text }) => text);
}
