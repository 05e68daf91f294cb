import type { QueryEditorProps } from '@grafana/data';
import { Stack, Text } from '@grafana/ui';
import type { TailgateDataSource } from './datasource';
import { defaultAnnotationQuery } from './default-query';
import type { FieldProps } from './editor/field-props';
import { EndpointsField } from './editor/endpoints-field';
import { RulesField } from './editor/rules-field';
import { SeveritiesField } from './editor/severities-field';
import type { TailgateQuery, TailgateSettings } from './types';

type Props = QueryEditorProps<TailgateDataSource, TailgateQuery, TailgateSettings>;

/** The editor of an annotation query, which is always about episodes. */
export function AnnotationEditor({ query, datasource, app, range, onChange, onRunQuery }: Props) {
  // Only a new annotation has no kind; what the reader has cleared since stays cleared.
  const saved: TailgateQuery =
    query.kind === 'episodes' ? query : { ...query, ...defaultAnnotationQuery, kind: 'episodes' };
  const edit = (changed: Partial<TailgateQuery>) => onChange({ ...saved, ...changed });
  const change = (changed: Partial<TailgateQuery>) => {
    edit(changed);
    onRunQuery();
  };
  const fields: FieldProps = {
    query: saved,
    datasource,
    app,
    range,
    change,
    edit,
    run: onRunQuery,
  };
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" wrap="wrap" gap={1} alignItems="flex-start">
        <SeveritiesField {...fields} />
        <RulesField {...fields} />
        <EndpointsField {...fields} />
      </Stack>
      <Text variant="bodySmall" color="secondary">
        Every annotation query has one colour. Add one for each severity that should have its own.
      </Text>
    </Stack>
  );
}
