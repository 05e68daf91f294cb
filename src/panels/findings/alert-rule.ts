import type { GrafanaQuery } from '@tailgate/contract';
import { severityRank } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';
import { endpointName, ruleName } from '../../components/wording/names';
import { dataSourceType, type FindingQuery } from './find-query';

/** The id of Grafana's expressions, both as type and as uid. */
const expressions = '__expr__';

/** How far each evaluation looks back, in s. */
const lookBackSeconds = 600;

/** The panel that the rule is shown on, where it stands on a dashboard that is saved. */
export interface PanelPlace {
  readonly dashboardUid: string;
  readonly panelId: number;
}

/**
 * What Grafana's editor for alert rules takes as `defaults`: a rule that fires where this finding is as
 * severe as now. Field names are those of the form of the editor
 * (public/app/features/alerting/unified/types/rule-form.ts of Grafana 12 and 13). The rule is saved by
 * the user, who chooses folder, group and whom to tell.
 */
export function alertRuleDefaults(
  finding: FindingRow,
  { uid, source }: FindingQuery,
  place: PanelPlace | undefined,
) {
  const { rule, title, severity, endpoint, detail } = finding;
  const isOfEndpoint = detail?.scope !== 'source' && endpoint !== '';
  const query = (refId: string, measure: GrafanaQuery['measure']) => ({
    refId,
    datasourceUid: uid,
    queryType: '',
    relativeTimeRange: { from: lookBackSeconds, to: 0 },
    model: {
      refId,
      datasource: { type: dataSourceType, uid },
      kind: 'alert',
      rules: [rule],
      ...(isOfEndpoint && { endpoints: [endpoint] }),
      ...(source !== '' && { source }),
      measure,
      instant: true,
    },
  });
  const above = severityRank({ severity });
  return {
    name: isOfEndpoint ? `${title}: ${endpointName(endpoint)}` : title,
    queries: [query('A', 'severity'), query('B', 'affected'), threshold('C', 'A', above)],
    condition: 'C',
    evaluateFor: '5m',
    // A row without a number is a rule that cannot know, which is not the same as all being well.
    noDataState: 'NoData',
    execErrState: 'Error',
    labels: [{ key: 'severity', value: severity }],
    annotations: [
      {
        key: 'summary',
        value: `${ruleName(rule)}{{ with $labels.endpoint }} on {{ . }}{{ end }}: {{ $values.B.Value }} requests affected`,
      },
      ...(finding.meaning === '' ? [] : [{ key: 'description', value: finding.meaning }]),
      ...(place === undefined
        ? []
        : [
            { key: '__dashboardUid__', value: place.dashboardUid },
            { key: '__panelId__', value: String(place.panelId) },
          ]),
    ],
  };
}

/** A condition that holds above a number. Severities are whole: above 2 is 3 and 4. */
function threshold(refId: string, expression: string, above: number) {
  return {
    refId,
    datasourceUid: expressions,
    queryType: '',
    model: {
      refId,
      datasource: { type: expressions, uid: expressions },
      type: 'threshold',
      expression,
      conditions: [
        {
          type: 'query',
          evaluator: { type: 'gt', params: [above] },
          operator: { type: 'and' },
          query: { params: [refId] },
          reducer: { type: 'last', params: [] },
        },
      ],
    },
  };
}

/** The editor of Grafana for a new alert rule, filled in. A path within Grafana. */
export function alertRulePath(
  defaults: ReturnType<typeof alertRuleDefaults>,
  returnTo: string,
): string {
  const parameters = new URLSearchParams({ defaults: JSON.stringify(defaults), returnTo });
  return `/alerting/new/alerting?${parameters.toString()}`;
}
