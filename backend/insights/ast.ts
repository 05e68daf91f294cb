import type { Span } from './malformed-query-error';

/** The name of a field, of an alias or of a column. */
export interface Name {
  readonly name: string;
  readonly span: Span;
}

export interface FieldExpression {
  readonly kind: 'field';
  readonly name: string;
  /**
   * The steps of the name where they are more than its parts between dots: list positions, counted from 0, as
   * numbers, and keys that hold a dot. `m.users[1].action` is m, users, 1, action.
   */
  readonly path?: FieldPath;
  readonly span: Span;
}

export type FieldPath = readonly (string | number)[];
export interface NumberExpression {
  readonly kind: 'number';
  /** As written: plain decimal digits. */
  readonly text: string;
  readonly span: Span;
}
export interface StringExpression {
  readonly kind: 'string';
  readonly value: string;
  readonly span: Span;
}
export interface BooleanExpression {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}
/** A period such as 5m; only an argument. */
export interface DurationExpression {
  readonly kind: 'duration';
  readonly text: string;
  readonly span: Span;
}
/** The `*` of count(*). */
export interface StarExpression {
  readonly kind: 'star';
  readonly span: Span;
}
export interface CallExpression {
  readonly kind: 'call';
  /** As written. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}
export interface NegateExpression {
  readonly kind: 'negate';
  readonly operand: Expression;
  readonly span: Span;
}
export interface NotExpression {
  readonly kind: 'not';
  readonly operand: Expression;
  readonly span: Span;
}
export const arithmeticOperators = ['+', '-', '*', '/', '%', '^'] as const;
export type ArithmeticOperator = (typeof arithmeticOperators)[number];
export interface ArithmeticExpression {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}
export const comparisonOperators = ['=', '!=', '<', '>', '<=', '>='] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];
export interface ComparisonExpression {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}
/** A pattern between slashes, as written. */
export interface RegexPattern {
  readonly kind: 'regex';
  readonly source: string;
  readonly span: Span;
}
export interface LikeExpression {
  readonly kind: 'like';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly pattern: StringExpression | RegexPattern;
  readonly span: Span;
}
export interface InExpression {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operand: Expression;
  readonly items: readonly Expression[];
  readonly span: Span;
}
/** A chain of `and` or of `or`; at least two operands, none of the same kind and operator. */
export interface LogicalExpression {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
  readonly span: Span;
}
export type Expression =
  | FieldExpression
  | NumberExpression
  | StringExpression
  | BooleanExpression
  | DurationExpression
  | StarExpression
  | CallExpression
  | NegateExpression
  | NotExpression
  | ArithmeticExpression
  | ComparisonExpression
  | LikeExpression
  | InExpression
  | LogicalExpression;

/** An expression of fields, display or stats and the column that it makes. */
export interface Projection {
  readonly expression: Expression;
  readonly alias: Name | undefined;
  /** The column's name: the alias, the field, or the words of the expression as written. */
  readonly column: string;
  readonly span: Span;
}

export interface FieldsCommand {
  readonly kind: 'fields';
  readonly projections: readonly Projection[];
  readonly span: Span;
}
export interface DisplayCommand {
  readonly kind: 'display';
  readonly projections: readonly Projection[];
  readonly span: Span;
}
export interface FilterCommand {
  readonly kind: 'filter';
  readonly condition: Expression;
  readonly span: Span;
}
export interface FilterIndexCommand {
  readonly kind: 'filterIndex';
  readonly condition: Expression;
  readonly span: Span;
}

export interface GlobPattern {
  readonly kind: 'glob';
  readonly pattern: StringExpression;
  readonly aliases: readonly Name[];
}
export interface ParseCommand {
  readonly kind: 'parse';
  /** @message where absent. */
  readonly field: FieldExpression | undefined;
  readonly pattern: GlobPattern | RegexPattern;
  readonly span: Span;
}
export interface SortKey {
  readonly field: FieldExpression;
  readonly direction: 'asc' | 'desc';
}
export interface SortCommand {
  readonly kind: 'sort';
  readonly keys: readonly SortKey[];
  readonly span: Span;
}
export interface StatsCommand {
  readonly kind: 'stats';
  readonly aggregates: readonly Projection[];
  readonly groups: readonly Projection[];
  readonly span: Span;
}
export interface LimitCommand {
  readonly kind: 'limit';
  readonly count: number;
  readonly span: Span;
}
export interface DedupCommand {
  readonly kind: 'dedup';
  readonly fields: readonly FieldExpression[];
  readonly span: Span;
}
export interface UnnestCommand {
  readonly kind: 'unnest';
  readonly field: FieldExpression;
  readonly alias: Name;
  readonly span: Span;
}

export type Command =
  | FieldsCommand
  | DisplayCommand
  | FilterCommand
  | FilterIndexCommand
  | ParseCommand
  | SortCommand
  | StatsCommand
  | LimitCommand
  | DedupCommand
  | UnnestCommand;
export type CommandKind = Command['kind'];

export interface Query {
  /** The text that the spans point into. */
  readonly text: string;
  readonly commands: readonly Command[];
}
