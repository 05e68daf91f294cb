import { MultiCombobox } from '@grafana/ui';
import type { LatencyMeasure } from '@tailgate/contract';
import { useId } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';
import { someOf } from './some-of';

export const measureOptions: { value: LatencyMeasure; label: string; description: string }[] = [
  { value: 'backend', label: 'Backend', description: 'What the integration took' },
  { value: 'response', label: 'Response', description: 'What the caller waited for' },
  { value: 'overhead', label: 'Overhead', description: 'Response less integration' },
  { value: 'share', label: 'Share', description: 'Backend of response time' },
];

/** Which series of the latency. */
export function MeasuresField({ query, change }: FieldProps) {
  const id = useId();
  return (
    <EditorField label="Series" width={320} grow htmlFor={id}>
      <MultiCombobox
        id={id}
        placeholder="All"
        isClearable
        options={measureOptions}
        value={query.measures ?? []}
        onChange={(chosen) => change({ measures: someOf(chosen) })}
      />
    </EditorField>
  );
}
