import { InlineSwitch } from '@grafana/ui';
import { useId } from 'react';
import { CompareField } from './compare-field';
import { EditorField } from './editor-field';
import { EndpointsField } from './endpoints-field';
import type { FieldProps } from './field-props';
import { GroupByField } from './group-by-field';
import { MeasuresField } from './measures-field';
import { PercentilesField } from './percentiles-field';

export function LatencyFields(props: FieldProps) {
  const { query, change } = props;
  const id = useId();
  return (
    <>
      <MeasuresField {...props} />
      <PercentilesField {...props} />
      <GroupByField {...props} />
      <EndpointsField {...props} />
      <CompareField {...props} />
      <EditorField
        label="Heatmap"
        help="Also counts requests by response latency."
        width={90}
        htmlFor={id}
      >
        <InlineSwitch
          id={id}
          value={query.heatmap ?? false}
          onChange={({ currentTarget }) => change({ heatmap: currentTarget.checked })}
        />
      </EditorField>
    </>
  );
}
