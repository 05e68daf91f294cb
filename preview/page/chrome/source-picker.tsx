import { Combobox } from '@grafana/ui';
import type { PreviewSettings } from '../../settings';
import { changeSearch } from '../state/search';
import { Labelled } from './labelled';

interface Props {
  readonly sources: PreviewSettings['dataSources'];
  readonly source: string;
}

/** Chooses among the log groups that the backend reads, by the names of its configuration. */
export function SourcePicker({ sources, source }: Props) {
  return (
    <Labelled label="Source">
      {(id) => (
        <Combobox
          id={id}
          options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
          value={source}
          // Endpoints of one source are none of another.
          onChange={({ value }) => changeSearch({ source: value, 'var-endpoint': null })}
          width="auto"
          minWidth={12}
          maxWidth={32}
        />
      )}
    </Labelled>
  );
}
