import type { GrafanaHost } from '../../test/grafana-host/grafana-host';
import { version } from '../../backend/cli/version';
import { analysisLimits } from './analysis-route';
import type { PreviewSettings } from '../settings';

export function previewSettings(host: GrafanaHost): PreviewSettings {
  return {
    version: version(),
    dataSources: host.dataSources().map(({ id, uid, name, type, isDefault, jsonData }) => ({
      ...{ id, uid, name, type, isDefault, jsonData },
    })),
    maxAnalysisBytes: analysisLimits.bytes,
  };
}
