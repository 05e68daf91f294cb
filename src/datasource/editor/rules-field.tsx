import { MultiCombobox } from '@grafana/ui';
import { useCallback, useId } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';
import { asOptions, someOf } from './some-of';
import { variableOptions } from './variable-options';

/** Which of the rules that the backend runs. */
export function RulesField({ query, datasource, change }: FieldProps) {
  const id = useId();
  const options = useCallback(
    async (typed: string) => {
      const rules = await datasource.rules();
      return [
        ...variableOptions(),
        ...rules.map((rule) => ({ value: rule.id, label: rule.id, description: rule.title })),
      ].filter(({ value }) => value.toLowerCase().includes(typed.toLowerCase()));
    },
    [datasource],
  );
  return (
    <EditorField
      label="Rules"
      help="What is looked for. All where empty."
      width={280}
      grow
      htmlFor={id}
    >
      <MultiCombobox
        id={id}
        placeholder="All rules"
        isClearable
        options={options}
        value={asOptions(query.rules)}
        onChange={(chosen) => change({ rules: someOf(chosen) })}
      />
    </EditorField>
  );
}
