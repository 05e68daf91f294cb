import { Field, RadioButtonGroup, Stack } from '@grafana/ui';
import { useState } from 'react';
import type { TailgateSettings } from '../types';
import { settingsChanger, type SettingsProps } from './change-settings';
import { LogGroupFields } from './log-group-fields';
import { SourceField } from './source-field';

type Origin = 'source' | 'log-groups';
type OriginSettings = Pick<TailgateSettings, 'source' | 'logGroups' | 'region'>;

const options: { value: Origin; label: string }[] = [
  { value: 'source', label: 'A source of the backend' },
  { value: 'log-groups', label: 'Log groups' },
];
const nothing: OriginSettings = { source: undefined, logGroups: undefined, region: undefined };

/** Where the access logs come from: a source that the backend knows, or log groups named here. */
export function OriginFields(props: SettingsProps) {
  const { jsonData, readOnly } = props.options;
  const change = settingsChanger(props);
  const [origin, setOrigin] = useState<Origin>(
    (jsonData.logGroups ?? []).length > 0 ? 'log-groups' : 'source',
  );
  // What was entered for the other origin, should the reader come back to it.
  const [parked, setParked] = useState(nothing);
  const choose = (chosen: Origin) => {
    if (chosen === origin) return;
    const { source, logGroups, region } = jsonData;
    setParked({ source, logGroups, region });
    setOrigin(chosen);
    change(parked);
  };
  return (
    <Stack direction="column" gap={2}>
      <Field label="Read the logs of" noMargin>
        <RadioButtonGroup
          aria-label="Read the logs of"
          disabled={readOnly}
          options={options}
          value={origin}
          onChange={choose}
        />
      </Field>
      {origin === 'source' ? <SourceField {...props} /> : <LogGroupFields {...props} />}
    </Stack>
  );
}
