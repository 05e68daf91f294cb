import type { GrafanaQuery } from '@tailgate/contract';
import { severityRank } from '../../components/frames/episodes-frame';
import type { FindingRow } from '../../components/frames/findings-frame';
import { ruleName } from '../../components/wording/names';
import { dataSourceType, type FindingQuery } from './find-query';

/** The id of Grafana's expressions, both as type and as uid. */
const expressions = '__expr__';

/** How far each evaluation looks back, in s. */
const lookBackSeconds = 600;

/** Of more endpoints than these the rule is of all: the address of the editor has to hold their names. */
const mostEndpoints = 10;

/** The panel that the rule is shown on, where it stands on a dashboard that is saved. */
export interface PanelPlace {
  readonly dashboardUid: string;
  readonly panelId: number;
}

/** The endpoints that the rule watches: those on which the finding fires; none stands for all. */
export function watchedEndpoints({ endpoint, endpoints, detail }: FindingRow): string[] {
  if (detail?.scope === 'source' && endpoints !== 1) return [];
  const listed = (detail?.endpoints ?? []).map((each) => each.endpoint);
  const names = new Set([endpoint, ...listed].filter((name) => name !== ''));
  const isWhole = (endpoints ?? 0) <= names.size;
  return isWhole && names.size <= mostEndpoints ? [...names] : [];
}

/** The severity from which on the rule fires. A critical one fires from `high` on, as its endpoints may be. */
export function alertSeverity({ severity }: Pick<FindingRow, 'severity'>) {
  return severity === 'critical' ? 'high' : severity;
}

/**
 * What Grafana's editor for alert rules takes as `defaults`: a rule that fires for each endpoint of this
 * finding where it is as severe as now. Field names are those of the form of the editor
 * (public/app/features/alerting/unified/types/rule-form.ts of Grafana 12 and 13). The rule is saved by
 * the user, who chooses folder, group and whom to tell.
 */
export function alertRuleDefaults(
  finding: FindingRow,
  { uid, source }: FindingQuery,
  place: PanelPlace | undefined,
) {
  const { rule, title, meaning } = finding;
  const endpoints = watchedEndpoints(finding);
  const severity = alertSeverity(finding);
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
      ...(endpoints.length > 0 && { endpoints }),
      ...(source !== '' && { source }),
      measure,
      // One outage, one page; but what another finding explains already would never fire.
      explained: finding.causedBy.length > 0 ? 'keep' : 'zero',
      instant: true,
    },
  });
  return {
    name: `${title}: ${endpointsText(endpoints)}`,
    queries: [
      query('A', 'severity'),
      query('B', 'affected'),
      query('C', 'requests'),
      threshold('D', 'A', severityRank({ severity })),
    ],
    condition: 'D',
    evaluateFor: '5m',
    // An endpoint without enough requests has no number: nobody shall be woken, nor an alert last for ever.
    noDataState: 'OK',
    // Where Tailgate or CloudWatch does not answer, somebody shall know.
    execErrState: 'Error',
    labels: [{ key: 'severity', value: severity }],
    annotations: [
      { key: 'summary', value: summaryTemplate(rule) },
      ...(meaning === '' ? [] : [{ key: 'description', value: literal(meaning) }]),
      ...(place === undefined
        ? []
        : [
            { key: '__dashboardUid__', value: place.dashboardUid },
            { key: '__panelId__', value: String(place.panelId) },
          ]),
    ],
  };
}

/** `POST /a and 4 more`, or `all endpoints`. */
export function endpointsText([first, ...others]: readonly string[]): string {
  if (first === undefined) return 'all endpoints';
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/**
 * Grafana writes the text anew at each evaluation, also of an alert that resolves. A value that is missing
 * is NaN, which is neither below nor above any number; where the query fails there is no endpoint.
 */
function summaryTemplate(rule: string): string {
  const name = literal(ruleName(rule));
  const number = (refId: string) => `{{ printf "%.0f" $values.${refId}.Value }}`;
  return [
    `{{ if not $labels.endpoint }}${name} cannot be judged at the moment`,
    `{{ else if lt 0.0 $values.B.Value }}${name} on {{ $labels.endpoint }}: ${number('B')}`,
    `{{ if lt 0.0 $values.C.Value }} of ${number('C')}{{ end }} requests`,
    `{{ else if eq $values.A.Value 0.0 }}${name} on {{ $labels.endpoint }}: no more`,
    `{{ else if lt 0.0 $values.A.Value }}${name} on {{ $labels.endpoint }}`,
    `{{ else }}${name} on {{ $labels.endpoint }}: too few requests to say{{ end }}`,
  ].join('');
}

/** Text in a template of Grafana: what stands in a log may look like a template. */
function literal(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
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
