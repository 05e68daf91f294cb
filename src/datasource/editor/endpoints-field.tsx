import { MultiCombobox } from '@grafana/ui';
import { useCallback, useId } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';
import { asOptions, someOf } from './some-of';
import { variableOptions } from './variable-options';

/** Which endpoints: those of the time range, variables, or what is typed. */
export function EndpointsField({ query, datasource, range, change }: FieldProps) {
  const id = useId();
  const { source } = query;
  const options = useCallback(
    async (typed: string) => {
      const endpoints = await datasource.values('endpoint', { range, source });
      const known = [...variableOptions(), ...endpoints.map((value) => ({ value, label: value }))];
      return known.filter(({ value }) => value.toLowerCase().includes(typed.toLowerCase()));
    },
    [datasource, range, source],
  );
  return (
    <EditorField
      label="Endpoints"
      help="Method and path as in the log, such as GET /orders/{id}. All where empty."
      width={280}
      grow
      htmlFor={id}
    >
      <MultiCombobox
        id={id}
        placeholder="All endpoints"
        createCustomValue
        isClearable
        options={options}
        value={asOptions(query.endpoints)}
        onChange={(chosen) => change({ endpoints: someOf(chosen) })}
      />
    </EditorField>
  );
}
