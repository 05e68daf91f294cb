import { Field, Input, Stack, TextArea } from '@grafana/ui';
import { useState } from 'react';
import { settingsChanger, type SettingsProps } from './change-settings';

/** Log groups that no configuration of the backend names. */
export function LogGroupFields(props: SettingsProps) {
  const { jsonData, readOnly } = props.options;
  const change = settingsChanger(props);
  // Kept as typed: a list read back would swallow the line that is being begun.
  const [typed, setTyped] = useState((jsonData.logGroups ?? []).join('\n'));
  return (
    <Stack direction="column" gap={2}>
      <Field
        label="Log groups"
        description="Names or ARNs of the groups with the access logs, one on each line. The backend's tailgate.yaml must allow them (inlineSources.allowedLogGroups)."
        htmlFor="tailgate-log-groups"
        noMargin
      >
        <TextArea
          id="tailgate-log-groups"
          cols={60}
          rows={4}
          spellCheck={false}
          placeholder="/aws/apigateway/orders-api"
          disabled={readOnly}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            change({ logGroups: namesIn(value) });
          }}
        />
      </Field>
      <Field
        label="Region"
        description="Where the log groups are. That of the backend's environment where empty."
        htmlFor="tailgate-region"
        noMargin
      >
        <Input
          id="tailgate-region"
          placeholder="eu-central-1"
          disabled={readOnly}
          value={jsonData.region ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ region: value.trim() === '' ? undefined : value.trim() })
          }
        />
      </Field>
    </Stack>
  );
}

function namesIn(text: string): string[] | undefined {
  const names = text
    .split(/[\n,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 ? undefined : [...new Set(names)];
}
