import { Field, SecretInput } from '@grafana/ui';
import type { SettingsProps } from './change-settings';

/** The token that the backend demands. Grafana keeps it encrypted and never shows it again. */
export function TokenField({ options, onOptionsChange }: SettingsProps) {
  const set = (token: string, isSaved: boolean) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...options.secureJsonData, token },
      secureJsonFields: { ...options.secureJsonFields, token: isSaved },
    });
  return (
    <Field
      label="Token"
      description="The token that the backend was started with. Not needed where it runs on Grafana's own host without one."
      htmlFor="tailgate-token"
      noMargin
    >
      <SecretInput
        id="tailgate-token"
        autoComplete="new-password"
        placeholder="None"
        disabled={options.readOnly}
        isConfigured={options.secureJsonFields['token'] ?? false}
        value={options.secureJsonData?.token ?? ''}
        onChange={({ currentTarget: { value } }) => set(value, false)}
        onReset={() => set('', false)}
      />
    </Field>
  );
}
