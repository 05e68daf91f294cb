import type { DataQueryRequest, InterpolateFunction } from '@grafana/data';
import { declaredName } from '../../components/frames/find-frame';
import type { FindingRow } from '../../components/frames/findings-frame';

/** The type of the data source whose queries alert rules can be made of. */
export const dataSourceType = 'tailgate-apigateway-datasource';

/** Where a finding came from. */
export interface FindingQuery {
  readonly uid: string;
  /** As the query names it; empty where the settings of the data source do. */
  readonly source: string;
}

type Request = Pick<DataQueryRequest, 'targets'> | undefined;
type Target = DataQueryRequest['targets'][number];

/** The Tailgate query that a finding came from; nothing where it came from elsewhere. */
export function findQuery(
  { frame }: Pick<FindingRow, 'frame'>,
  request: Request,
  replaceVariables: InterpolateFunction,
): FindingQuery | undefined {
  const typed = tailgateTargets(request);
  const isOwn = ({ refId }: Target) => refId === frame.refId;
  // A dashboard that was written by hand may name the data source by its uid alone. What its frame says
  // of itself tells it then.
  const told =
    declaredName(frame) === undefined
      ? []
      : (request?.targets ?? []).filter(
          ({ datasource }) => datasource?.uid !== undefined && datasource.type === undefined,
        );
  const target =
    typed.find(isOwn) ?? told.find(isOwn) ?? typed[0] ?? (told.length === 1 ? told[0] : undefined);
  const uid = target?.datasource?.uid;
  if (target === undefined || uid === undefined) return undefined;
  const source: unknown = Reflect.get(target, 'source');
  return {
    uid: replaceVariables(uid),
    source: typeof source === 'string' ? replaceVariables(source) : '',
  };
}

/** What the panel asks of Tailgate: the kinds of its queries that are not hidden. */
export function askedKinds(request: Request): string[] {
  return tailgateTargets(request)
    .filter(({ hide }) => hide !== true)
    .map((target) => {
      const kind: unknown = Reflect.get(target, 'kind');
      return typeof kind === 'string' ? kind : '';
    });
}

function tailgateTargets(request: Request): Target[] {
  return (request?.targets ?? []).filter(({ datasource }) => datasource?.type === dataSourceType);
}
