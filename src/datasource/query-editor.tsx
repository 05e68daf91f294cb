import type { QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import type { TailgateDataSource } from './datasource';
import { AlertAdvice } from './editor/alert-advice';
import type { FieldProps } from './editor/field-props';
import { KindField } from './editor/kind-field';
import { KindFields } from './editor/kind-fields';
import { migrateQuery } from './migrate-query';
import type { TailgateQuery, TailgateSettings } from './types';

type Props = QueryEditorProps<TailgateDataSource, TailgateQuery, TailgateSettings>;

/** The editor of dashboards, Explore and alert rules. */
export function QueryEditor({ query: saved, datasource, app, range, onChange, onRunQuery }: Props) {
  const query = migrateQuery(saved);
  const edit = (changed: Partial<TailgateQuery>) => onChange({ ...query, ...changed });
  const change = (changed: Partial<TailgateQuery>) => {
    edit(changed);
    onRunQuery();
  };
  const fields: FieldProps = { query, datasource, app, range, change, edit, run: onRunQuery };
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" wrap="wrap" gap={1} alignItems="flex-start">
        <KindField {...fields} />
        <KindFields key={query.kind} {...fields} />
      </Stack>
      <AlertAdvice query={query} app={app} />
    </Stack>
  );
}
