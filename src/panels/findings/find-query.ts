import type { DataQueryRequest, InterpolateFunction } from '@grafana/data';
import type { FindingRow } from '../../components/frames/findings-frame';

/** The type of the data source whose queries alert rules can be made of. */
export const dataSourceType = 'tailgate-apigateway-datasource';

/** Where a finding came from. */
export interface FindingQuery {
  readonly uid: string;
  /** As the query names it; empty where the settings of the data source do. */
  readonly source: string;
}

/** The Tailgate query that a finding came from; nothing where it came from elsewhere. */
export function findQuery(
  { frame }: Pick<FindingRow, 'frame'>,
  request: Pick<DataQueryRequest, 'targets'> | undefined,
  replaceVariables: InterpolateFunction,
): FindingQuery | undefined {
  const targets = (request?.targets ?? []).filter(
    ({ datasource }) => datasource?.type === dataSourceType,
  );
  const target = targets.find(({ refId }) => refId === frame.refId) ?? targets[0];
  const uid = target?.datasource?.uid;
  if (target === undefined || uid === undefined) return undefined;
  const source: unknown = Reflect.get(target, 'source');
  return {
    uid: replaceVariables(uid),
    source: typeof source === 'string' ? replaceVariables(source) : '',
  };
}
