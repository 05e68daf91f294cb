import { Input } from '@grafana/ui';
import { useId, useState } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';

interface NumberFieldProps extends FieldProps {
  readonly name: 'limit' | 'maxSeries';
  readonly label: string;
  readonly help?: string;
  /** What applies where the field is empty. */
  readonly standard: number;
  readonly greatest: number;
}

/** A whole number from 1; the query changes only by what can be used. */
export function NumberField({
  query,
  edit,
  run,
  name,
  label,
  help,
  standard,
  greatest,
}: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? query[name]?.toString() ?? '';
  const wrong = !isUsable(shown, greatest);
  return (
    <EditorField
      label={label}
      help={help}
      width={110}
      htmlFor={id}
      error={wrong ? `A whole number from 1 to ${greatest}` : undefined}
    >
      <Input
        id={id}
        inputMode="numeric"
        placeholder={String(standard)}
        value={shown}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          if (isUsable(value, greatest)) edit({ [name]: value === '' ? undefined : Number(value) });
        }}
        onBlur={() => {
          if (typed === undefined || wrong) return;
          setTyped(undefined);
          run();
        }}
      />
    </EditorField>
  );
}

function isUsable(text: string, greatest: number): boolean {
  return text === '' || (/^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= greatest);
}
