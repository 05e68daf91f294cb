import type { DuckDBConnection } from '@duckdb/node-api';
import { messageOf, TailgateError } from '../../errors';
import type { QueryCarrier, QueryColumns, QueryRequest } from '../../insights/columns';
import type { CompiledQuery, SemanticsSwitches } from '../../insights/compiled';
import { interruptible, numberOf, throwIfAborted } from '../database';
import type { EventStore } from '../store/event-store';
import { directRows, fetchColumns } from './fetch-columns';
import { fetchSplit } from './fetch-split';
import { prepareQuery } from './insights-language';

export interface CarrierOptions {
  /** The most rows of one query: Infinity in process; CloudWatch has 1,000, 10,000 or 100,000. */
  readonly rowLimit?: number;
  /** Undocumented behaviour of CloudWatch that tests switch over. */
  readonly switches?: SemanticsSwitches;
}

/**
 * Runs Logs Insights queries on the event store, in process. Without a row limit, rows of a query that neither sorts nor
 * limits come in the order in which they were stored.
 */
export class EmbeddedCarrier implements QueryCarrier {
  readonly rowLimit: number;
  private readonly store: EventStore;
  private readonly switches: SemanticsSwitches | undefined;

  constructor(store: EventStore, options: CarrierOptions = {}) {
    this.store = store;
    this.rowLimit = options.rowLimit ?? Infinity;
    this.switches = options.switches;
  }

  /** @throws TailgateError malformed-query, not-found for a log group, cancelled, unavailable */
  async run(request: QueryRequest): Promise<QueryColumns> {
    const { text, logGroups, fromMs, toMs, signal } = request;
    throwIfAborted(signal);
    const query = prepareQuery(text);
    this.store.requireKept(logGroups, query.fields);
    const rowLimit = Math.min(this.rowLimit, request.limit ?? Infinity);
    const relation = this.store.relation(logGroups);
    const compiled = query.compile({
      relation,
      fromMs,
      toMs,
      rowLimit,
      // Nothing is cut off, so no row depends on the order: sorting millions of rows would cost more than the rest.
      unordered: rowLimit === Infinity,
      ...(this.switches === undefined ? {} : { switches: this.switches }),
    });
    const scanned = await this.store.scanSize(logGroups, fromMs, toMs);
    const isLarge = Math.min(rowLimit, query.limit, scanned.records) > directRows;
    const largeMode = query.aggregates ? 'stored' : 'encoded';
    // Taken apart by column, a query has no place for rules about whole events.
    const rows = isLarge && rowLimit === Infinity && !this.switches ? query.rows : undefined;
    const connection = await this.store.database.connect();
    try {
      return await interruptible(connection, signal, async () => {
        const recordsMatched =
          request.countMatched === false
            ? 0
            : compiled.matchesAll
              ? scanned.records
              : await matchedBy(connection, compiled);
        const fetched =
          (rows && (await fetchSplit(connection, rows, { relation, fromMs, toMs }))) ??
          (await fetchColumns(connection, compiled, isLarge ? largeMode : 'direct'));
        return {
          ...fetched,
          statistics: {
            recordsMatched,
            recordsScanned: scanned.records,
            bytesScanned: scanned.bytes,
          },
        };
      });
    } catch (thrown) {
      if (thrown instanceof TailgateError) throw thrown;
      throw new TailgateError('unavailable', `The query failed: ${messageOf(thrown)}`, {
        place: text,
        remedy: 'Narrow the range of time, or give the event store more memory.',
        cause: thrown,
      });
    } finally {
      connection.closeSync();
    }
  }
}

async function matchedBy(
  connection: DuckDBConnection,
  { matched }: Pick<CompiledQuery, 'matched'>,
): Promise<number> {
  const counted = await connection.run(matched.sql, [...matched.parameters]);
  const [row = []] = await counted.getRows();
  return numberOf(row[0]) ?? 0;
}
