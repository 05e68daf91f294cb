import { check, compile, parse } from '../insights';
import type { QueryRequest } from '../insights/columns';
import type { ColumnKind } from '../insights/compiled';
import type { Relation } from '../insights/relation';

/** Stands for a relation where only the columns of a query matter: its SQL never runs. */
const anyRelation: Relation = {
  from: 'events',
  timestamp: 'e_ts',
  ingestionTime: 'e_ingestion',
  message: 'e_message',
  logStream: 'e_stream',
  log: 'e_log',
  pointer: 'e_ptr',
  sequence: 'e_seq',
  field: () => ({ text: 'f_text', number: 'f_number' }),
};

const mostRemembered = 200;
const remembered = new Map<string, ReadonlyMap<string, ColumnKind>>();

/**
 * The columns of a query by name, with their kinds, so that what arrives as text over the wire is
 * read as the engine in process gives it. Undefined where the query cannot be read here: then
 * CloudWatch says what is wrong with it.
 */
export function columnKinds(request: QueryRequest): ReadonlyMap<string, ColumnKind> | undefined {
  const known = remembered.get(request.text);
  if (known !== undefined) return known;
  try {
    const query = parse(request.text);
    check(query);
    const { fromMs, toMs } = request;
    const compiled = compile(query, { relation: anyRelation, fromMs, toMs, rowLimit: Infinity });
    const kinds = new Map(compiled.columns.map(({ name, kind }) => [name, kind]));
    const [oldest] = remembered.keys();
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(request.text, kinds);
    return kinds;
  } catch {
    return undefined;
  }
}
