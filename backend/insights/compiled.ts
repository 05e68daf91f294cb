import type { Relation } from './relation';

export type ColumnKind = 'text' | 'number' | 'timestamp';

export interface CompiledColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A query as DuckDB SQL: values are parameters, never part of the text. */
export interface CompiledQuery {
  readonly sql: string;
  /** Values of `$1`, `$2` … in this order. */
  readonly parameters: readonly (string | number | boolean | null)[];
  /** The result's columns; SQL columns stand in the same order, text as VARCHAR, numbers and times as DOUBLE. */
  readonly columns: readonly CompiledColumn[];
  /** SQL that counts the events which the query matches (recordsMatched), with its own parameters. */
  readonly matched: { readonly sql: string; readonly parameters: CompiledQuery['parameters'] };
  /** True where these are all events of the range: who counts those need not count again. */
  readonly matchesAll: boolean;
}

/** What AWS does not document; both sides of each switch must give the same cells. */
export interface SemanticsSwitches {
  /** Whether rows whose group key is missing are kept as a group of their own. */
  readonly nullGroup: 'keep' | 'drop';
  /** What arithmetic and numeric aggregates make of a value that is no number: null, 0, or the event left out. */
  readonly nonNumeric: 'null' | 'zero' | 'exclude';
}

export interface CompileOptions {
  readonly relation: Relation;
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive, ms since the epoch. */
  readonly toMs: number;
  /** Rows returned at most; a smaller `limit` in the query wins. Infinity for all rows. */
  readonly rowLimit: number;
  /** `defaultSwitches` where absent. */
  readonly switches?: SemanticsSwitches;
  /** What now() says, ms since the epoch; the clock where absent. */
  readonly nowMs?: number;
  /** True where the order of rows does not matter unless the query sorts or limits them: saves a sort. */
  readonly unordered?: boolean;
  /** True to add the column @ptr to rows that are log events, as GetQueryResults does. */
  readonly pointer?: boolean;
}

export const defaultSwitches: SemanticsSwitches = { nullGroup: 'keep', nonNumeric: 'null' };

/** A field of events that a query reads, and how: what a pruned store must keep. */
export interface FieldUse {
  readonly name: string;
  readonly asText: boolean;
  readonly asNumber: boolean;
}
