import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';

const options = [
  { value: 'previous' as const, label: 'The time just before' },
  { value: 'day' as const, label: 'A day before' },
  { value: 'week' as const, label: 'A week before' },
];

/** An earlier time to see beside this one. */
export function CompareField({ query, change }: FieldProps) {
  const id = useId();
  return (
    <EditorField
      label="Compare with"
      help="Asks for the earlier time too, which scans it where it is not remembered."
      width={200}
      htmlFor={id}
    >
      <Combobox
        id={id}
        isClearable
        placeholder="Nothing"
        options={options}
        value={query.compare ?? null}
        onChange={(chosen) => change({ compare: chosen?.value })}
      />
    </EditorField>
  );
}
