import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import { firstLogsText, isAlerting } from '../default-query';
import { alertKinds, kinds } from '../kinds';
import type { TailgateQuery } from '../types';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';

/** What is asked for. */
export function KindField({ query, app, change, edit }: FieldProps) {
  const id = useId();
  const alerting = isAlerting(app);
  // A kind that is saved already stays in the list, so that the reader sees what is wrong.
  const offered = kinds.filter(
    ({ value }) => !alerting || alertKinds.includes(value) || value === query.kind,
  );
  const choose = (kind: TailgateQuery['kind']) => {
    if (kind !== 'logs') return change({ kind });
    // Not run yet: a scan of the logs costs money, and the text may not be what is wanted.
    edit({ kind, text: query.text ?? firstLogsText });
  };
  return (
    <EditorField label="Show" width={240} htmlFor={id}>
      <Combobox
        id={id}
        options={[...offered]}
        value={query.kind}
        onChange={({ value }) => choose(value)}
      />
    </EditorField>
  );
}
