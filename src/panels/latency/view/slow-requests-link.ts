import { fillTemplate } from '../../../components/link-template';
import { may } from '../../../components/permissions';
import { locationUtil, type DataQueryRequest, type InterpolateFunction } from '@grafana/data';

/** The type of the data source that can list slow requests. */
const dataSourceType = 'tailgate-apigateway-datasource';

export interface SlowRequestsLinkInput {
  /** The address that the user set; empty for Explore where the data comes from Tailgate. */
  readonly template: string;
  readonly endpoint: string;
  /** The query that gave the chart; its data source and source are asked. */
  readonly refId: string | undefined;
  /** Whether the data says of itself that it is from Tailgate: dashboards may leave out the type. */
  readonly isOwn: boolean;
  readonly from: number;
  readonly to: number;
  readonly request: DataQueryRequest | undefined;
  readonly replaceVariables: InterpolateFunction;
}

/**
 * Where the slow requests of a time and an endpoint can be read. In a template of the user `${endpoint}`,
 * `${__from}` and `${__to}` stand for the bin that was clicked. Nothing where there is no such place,
 * or the person may not go there.
 */
export function slowRequestsLink(input: SlowRequestsLinkInput): string | undefined {
  const { template, endpoint, from, to, request, replaceVariables } = input;
  if (template !== '') {
    const values = { __from: String(from), __to: String(to) };
    // Without an endpoint of its own the dashboard's variable of that name holds.
    return fillTemplate(
      template,
      endpoint === '' ? values : { ...values, endpoint },
      replaceVariables,
    );
  }
  if (!may('datasources:explore')) return undefined;
  const targets =
    request?.targets.filter(
      ({ datasource, refId }) =>
        datasource?.type === dataSourceType ||
        (datasource?.type === undefined && input.isOwn && refId === input.refId),
    ) ?? [];
  const target = targets.find((one) => one.refId === input.refId) ?? targets[0];
  const uid = target?.datasource?.uid;
  if (target === undefined || uid === undefined) return undefined;
  const datasource = { type: dataSourceType, uid };
  const source: unknown = Reflect.get(target, 'source');
  const query = {
    refId: 'A',
    datasource,
    kind: 'slow-requests',
    limit: 100,
    ...(typeof source === 'string' && source !== '' ? { source } : {}),
    ...(endpoint === '' ? {} : { endpoints: [endpoint] }),
  };
  const panes = {
    slow: { datasource: uid, queries: [query], range: { from: String(from), to: String(to) } },
  };
  const parameters = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes) });
  return locationUtil.assureBaseUrl(`/explore?${parameters.toString()}`);
}
