import { Combobox, RadioButtonGroup } from '@grafana/ui';
import type { AlertMeasure } from '@tailgate/contract';
import { useId } from 'react';
import { EditorField } from './editor-field';
import { EndpointsField } from './endpoints-field';
import type { FieldProps } from './field-props';
import { RulesField } from './rules-field';

const measures: { value: AlertMeasure; label: string; description: string }[] = [
  {
    value: 'severity',
    label: 'Severity',
    description: '0 is well, 4 is critical',
  },
  { value: 'requests', label: 'Requests', description: 'Evidence: how many judged' },
  { value: 'affected', label: 'Affected', description: 'Evidence: how many concerned' },
  { value: 'p99', label: 'P99', description: 'Evidence: integration, in ms' },
  { value: 'share', label: 'Backend share', description: 'Evidence: 0 to 1' },
  { value: 'timeouts', label: 'Timeouts', description: 'Evidence: how many' },
];
const explained = [
  { value: 'zero' as const, label: 'Count as 0' },
  { value: 'keep' as const, label: 'Keep' },
];

export function AlertFields(props: FieldProps) {
  const { query, change } = props;
  const id = useId();
  return (
    <>
      <RulesField {...props} />
      <EditorField
        label="Value"
        help="The condition takes the severity. Further queries bring the evidence for the message: they have the same labels."
        width={200}
        htmlFor={`${id}-measure`}
      >
        <Combobox
          id={`${id}-measure`}
          options={measures}
          value={query.measure ?? 'severity'}
          onChange={({ value }) => change({ measure: value })}
        />
      </EditorField>
      {(query.measure ?? 'severity') === 'severity' && (
        <EditorField
          label="Explained findings"
          help="A finding that another one on the same endpoint explains. Counted as 0, one outage pages once."
          htmlFor={`${id}-explained`}
        >
          <RadioButtonGroup
            id={`${id}-explained`}
            aria-label="Explained findings"
            options={explained}
            value={query.explained ?? 'keep'}
            onChange={(value) => change({ explained: value })}
          />
        </EditorField>
      )}
      <EndpointsField {...props} />
    </>
  );
}
