import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import type { TailgateSecrets, TailgateSettings } from '../types';

export type SettingsProps = DataSourcePluginOptionsEditorProps<TailgateSettings, TailgateSecrets>;

/** A function that changes parts of the settings; what becomes undefined is left out when saved. */
export function settingsChanger({ options, onOptionsChange }: SettingsProps) {
  return (changed: Partial<TailgateSettings>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...changed } });
}
