import { RadioButtonGroup } from '@grafana/ui';
import { useId } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';
import { NumberField } from './number-field';

const options = [
  { value: 'none' as const, label: 'All together' },
  { value: 'endpoint' as const, label: 'Endpoint' },
];

/** One series for all endpoints, or one for each, and then for how many at most. */
export function GroupByField(props: FieldProps) {
  const { query, change } = props;
  const id = useId();
  return (
    <>
      <EditorField label="Group by" htmlFor={id}>
        <RadioButtonGroup
          id={id}
          aria-label="Group by"
          options={options}
          value={query.groupBy ?? 'none'}
          onChange={(groupBy) => change({ groupBy })}
        />
      </EditorField>
      {query.groupBy === 'endpoint' && query.kind === 'latency' && (
        <NumberField
          {...props}
          name="maxSeries"
          label="At most"
          help="Those that cost the most time; the rest is left out and counted in a notice."
          standard={20}
          greatest={100}
        />
      )}
    </>
  );
}
