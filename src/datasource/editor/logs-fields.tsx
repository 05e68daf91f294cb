import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextArea, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';
import { EditorField } from './editor-field';
import type { FieldProps } from './field-props';
import { NumberField } from './number-field';

/** A query in CloudWatch's language. */
export function LogsFields(props: FieldProps) {
  const { query, edit, run } = props;
  const id = useId();
  const styles = useStyles2(getStyles);
  // A scan costs money: leaving the field runs the query only if its text is another one.
  const [ran, setRan] = useState(query.text);
  const runNow = () => {
    setRan(query.text);
    run();
  };
  return (
    <>
      <NumberField
        {...props}
        name="limit"
        label="Rows at most"
        standard={1_000}
        greatest={10_000}
      />
      <div className={styles.text}>
        <EditorField
          label="Query"
          help="CloudWatch Logs Insights over the log groups of the data source. Ctrl+Enter runs it."
          htmlFor={id}
        >
          <TextArea
            id={id}
            className={styles.code}
            rows={Math.min(12, Math.max(4, (query.text ?? '').split('\n').length + 1))}
            spellCheck={false}
            placeholder="filter status >= 500 | stats count(*) by bin(5m), resourcePath"
            value={query.text ?? ''}
            onChange={({ currentTarget }) => edit({ text: currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              runNow();
            }}
            onBlur={() => {
              if (query.text !== ran) runNow();
            }}
          />
        </EditorField>
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // The text has a row of its own.
  text: css({ flex: '1 0 100%', '> div': { maxWidth: 'none' } }),
  code: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.6,
  }),
});
