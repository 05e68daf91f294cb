import type { PreviewSettings } from '../settings';

/** @throws Error where the server does not answer properly */
export async function readSettings(): Promise<PreviewSettings> {
  const response = await fetch('/preview/settings.json');
  const answer: unknown = await response.json();
  if (!response.ok || !isSettings(answer)) throw new Error('The preview answers without settings.');
  return answer;
}

/** Page and server come from one build, so a look at the outline is enough. */
function isSettings(value: unknown): value is PreviewSettings {
  return (
    typeof value === 'object' &&
    value !== null &&
    'dataSources' in value &&
    Array.isArray(value.dataSources) &&
    'maxAnalysisBytes' in value
  );
}
