import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import { useEffect } from 'react';
import type { TailgateDataSource } from './datasource';
import { defaultQuery, isAlerting } from './default-query';
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
  useEffect(() => {
    // Grafana shows the defaults of a new alert rule, but neither runs nor saves what nobody has set.
    if (isAlerting(app) && isUntouched(query)) onChange(query);
    // When the editor opens, and not after each change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
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

function isUntouched(query: TailgateQuery): boolean {
  const defaults = Object.entries(defaultQuery(CoreApp.UnifiedAlerting));
  return defaults.every(
    ([name, value]) => JSON.stringify(Reflect.get(query, name)) === JSON.stringify(value),
  );
}
