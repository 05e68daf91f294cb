import { MultiCombobox } from '@grafana/ui';
import { severities } from '@tailgate/contract';
import { useId, useMemo } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';
import { someOf } from './some-of';
import { variableOptions } from './variable-options';

/** Which severities, the worst first. */
export function SeveritiesField({ query, change }: Pick<FieldProps, 'query' | 'change'>) {
  const id = useId();
  const options = useMemo(
    () => [
      ...variableOptions(),
      ...severities.map((value) => ({ value, label: capitalised(value) })).reverse(),
    ],
    [],
  );
  return (
    <EditorField label="Severities" width={280} grow htmlFor={id}>
      <MultiCombobox<string>
        id={id}
        placeholder="All severities"
        isClearable
        options={options}
        value={query.severities ?? []}
        onChange={(chosen) => change({ severities: someOf(chosen) })}
      />
    </EditorField>
  );
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
