import { MultiCombobox } from '@grafana/ui';
import { useId } from 'react';
import { commonPercentiles, parsePercentile, percentileLabel } from '../percentiles';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';

const options = commonPercentiles.map((share) => ({
  value: percentileLabel(share),
  label: percentileLabel(share),
}));
/** What the backend computes where the query names none. */
const standard = [0.5, 0.95, 0.99];

/** Which percentiles of each latency. */
export function PercentilesField({ query, change }: FieldProps) {
  const id = useId();
  return (
    <EditorField
      label="Percentiles"
      help="Others may be typed, such as 99.5."
      width={240}
      grow
      htmlFor={id}
    >
      <MultiCombobox
        id={id}
        createCustomValue
        placeholder={standard.map(percentileLabel).join(', ')}
        options={options}
        value={(query.percentiles ?? []).map(percentileLabel)}
        onChange={(chosen) => change({ percentiles: read(chosen.map(({ value }) => value)) })}
      />
    </EditorField>
  );
}

/** What is no percentile is not taken over; the list shows it at once. */
function read(labels: readonly string[]): number[] | undefined {
  const shares = labels.map(parsePercentile).filter((share) => share !== undefined);
  return shares.length === 0 ? undefined : [...new Set(shares)].sort((one, other) => one - other);
}
