import type { GrafanaHost } from '../../test/grafana-host/grafana-host';
import { version } from '../../backend/cli/version';
import { analysisLimits } from './analysis-route';

/** What the page has to know before it shows anything. */
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
  /** Most bytes of files that are analysed in one go. */
  readonly maxAnalysisBytes: number;
}

export function previewSettings(host: GrafanaHost): PreviewSettings {
  return {
    version: version(),
    dataSources: host.dataSources().map(({ id, uid, name, type, isDefault, jsonData }) => ({
      ...{ id, uid, name, type, isDefault, jsonData },
    })),
    maxAnalysisBytes: analysisLimits.bytes,
  };
}
