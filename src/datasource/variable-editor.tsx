import type { QueryEditorProps } from '@grafana/data';
import { Combobox, Field } from '@grafana/ui';
import type { TailgateDataSource } from './datasource';
import type { TailgateQuery, TailgateSettings, TailgateVariableQuery, ValueKind } from './types';

type Props = QueryEditorProps<
  TailgateDataSource,
  TailgateQuery,
  TailgateSettings,
  TailgateVariableQuery
>;

const options: { value: ValueKind; label: string; description: string }[] = [
  { value: 'endpoint', label: 'Endpoints', description: 'Method and path, or route key' },
  { value: 'rule', label: 'Rules', description: 'What Tailgate looks for' },
  { value: 'stage', label: 'Stages', description: 'Stages of the APIs' },
  { value: 'api', label: 'APIs', description: 'Ids of the APIs' },
  { value: 'status', label: 'Status codes', description: 'Those that were answered' },
  { value: 'log-group', label: 'Log groups', description: 'Where the lines come from' },
];

/** The editor of a dashboard variable. */
export function VariableEditor({ query, onChange, onRunQuery }: Props) {
  return (
    <Field
      label="Values of"
      description="Those that occur in the dashboard's time range."
      htmlFor="tailgate-variable-of"
    >
      <Combobox
        id="tailgate-variable-of"
        width={40}
        options={options}
        value={query.of ?? 'endpoint'}
        onChange={({ value }) => {
          onChange({ ...query, of: value });
          onRunQuery();
        }}
      />
    </Field>
  );
}
