import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import { commonPercentiles, percentileLabel } from '../percentiles';
import { EditorField } from './editor-field';
import { EndpointsField } from './endpoints-field';
import type { FieldProps } from './field-props';
import { GroupByField } from './group-by-field';
import { measureOptions } from './measures-field';

/** Latency in an alert rule, which takes exactly one number per series. */
export function AlertLatencyFields(props: FieldProps) {
  const { query, change } = props;
  const id = useId();
  const percentileOptions = [...new Set([...commonPercentiles, ...(query.percentiles ?? [])])]
    .sort((one, other) => one - other)
    .map((value) => ({ value, label: percentileLabel(value) }));
  return (
    <>
      <EditorField label="Series" width={220} htmlFor={`${id}-measure`}>
        <Combobox
          id={`${id}-measure`}
          placeholder="Choose one"
          options={measureOptions}
          value={only(query.measures)}
          onChange={({ value }) => change({ measures: [value] })}
        />
      </EditorField>
      {only(query.measures) !== 'share' && (
        <EditorField label="Percentile" width={120} htmlFor={`${id}-percentile`}>
          <Combobox
            id={`${id}-percentile`}
            placeholder="Choose one"
            options={percentileOptions}
            value={only(query.percentiles)}
            onChange={({ value }) => change({ percentiles: [value] })}
          />
        </EditorField>
      )}
      <GroupByField {...props} />
      <EndpointsField {...props} />
    </>
  );
}

function only<Value>(list: readonly Value[] | undefined): Value | null {
  return list?.length === 1 ? (list[0] ?? null) : null;
}
