/** What the server of the preview says to its page, see `preview/server/settings.ts`. */
export interface PreviewSettings {
  readonly version: string;
  readonly dataSources: readonly {
    readonly id: number;
    readonly uid: string;
    readonly name: string;
    readonly type: string;
    readonly isDefault: boolean;
    readonly jsonData: Readonly<Record<string, unknown>>;
  }[];
  readonly maxAnalysisBytes: number;
}

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
