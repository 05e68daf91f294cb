import type { CallExpression, Expression, FieldExpression } from '../ast';
import { columnNamedByCall } from '../column-words';
import type { CompileOptions, SemanticsSwitches } from '../compiled';
import { namesAbove, pathOf } from '../field-path';
import { visit } from '../walk';
import type { ExpressionContext } from './context';
import { Parameters } from './parameters';
import { namesRead } from './reads';
import { Scope } from './scope';
import { NameSource, orderBy, Stage, type OrderTerm } from './stage';
import { attribute } from './structure';
import { carry, missingValue, type Value } from './value';

/** A column of the result. */
export interface Output {
  readonly name: string;
  readonly value: Value;
}

/** The statement while commands are added to it: a chain of stages, of which the last is open. */
export class Pipeline {
  readonly parameters = new Parameters();
  private readonly names = new NameSource();
  private readonly closed: Stage[] = [];
  stage: Stage;
  scope: Scope;
  /** Names that the open stage computes: what reads them belongs into the next one, or SQL would grow without end. */
  private fresh = new Set<string>();
  /** Names that the query has defined: they stand before fields of events and before attributes. */
  private readonly defined = new Set<string>();
  /** The columns that stats and what follows it have defined; undefined before the first stats. */
  private columnNames: Set<string> | undefined;
  /** Orders rows where the query does not, and breaks ties where it does. */
  defaultOrder: readonly OrderTerm[] = [];
  /** The order of the last `sort`. */
  sortOrder: readonly OrderTerm[] = [];
  /** Columns of `fields`, of the last `stats` or of the last `display`. */
  outputs: readonly Output[] = [];
  /** Columns that `parse` adds behind the others. */
  parsed: readonly Output[] = [];
  displayed = false;

  constructor(
    readonly options: CompileOptions,
    readonly switches: SemanticsSwitches,
    readonly nowMs: number,
    from: string,
    scope: Scope,
  ) {
    this.stage = new Stage(this.names.stage(), from, this.names);
    this.scope = scope;
  }

  /** Closes the open stage; what is computed from now on reads its columns. */
  next(): void {
    const { stage } = this;
    const column = (sql: string): string => stage.column(sql);
    this.scope = this.scope.carried(column);
    const carryTerms = (terms: readonly OrderTerm[]): OrderTerm[] =>
      terms.map((term) => ({ ...term, sql: onlyOnce(() => column(term.sql())) }));
    const carryOutputs = (outputs: readonly Output[]): Output[] =>
      outputs.map((output) => ({ ...output, value: carry(output.value, column) }));
    this.defaultOrder = carryTerms(this.defaultOrder);
    this.sortOrder = carryTerms(this.sortOrder);
    this.outputs = carryOutputs(this.outputs);
    this.parsed = carryOutputs(this.parsed);
    this.fresh.clear();
    this.closed.push(stage);
    this.stage = new Stage(this.names.stage(), stage.name, this.names);
  }

  /** Where the open stage has a limit, later commands belong behind it. */
  settle(): void {
    if (this.stage.limit !== undefined) this.next();
  }

  get order(): readonly OrderTerm[] {
    return [...this.sortOrder, ...this.defaultOrder];
  }

  /** Cuts the rows in their order. */
  limit(count: number): void {
    this.stage.limit = Math.min(count, this.stage.limit ?? Infinity);
    const { order } = this;
    this.stage.order(() => orderBy(order));
  }

  get grouped(): boolean {
    return this.columnNames !== undefined;
  }

  /** Closes the open stage where the expression reads what it computes; says whether it did. */
  prepare(expression: Expression): boolean {
    let reads = [...namesRead(expression)].some((name) => this.fresh.has(name));
    visit(expression, (node) => {
      if (node.kind === 'call' && columnNamedByCall(node, this.fresh) !== undefined) reads = true;
    });
    if (reads) this.next();
    return reads;
  }

  /** What an expression in the open stage reads. */
  context(aggregate?: (call: CallExpression) => Value | undefined): ExpressionContext {
    const { stage, scope } = this;
    return {
      parameters: this.parameters,
      switches: this.switches,
      fromMs: this.options.fromMs,
      toMs: this.options.toMs,
      nowMs: this.nowMs,
      resolve: (name) => scope.resolve(name),
      field: (field) => this.field(field),
      require: (condition) => stage.where(condition),
      aggregate: (call) => aggregate?.(call) ?? this.namedColumn(call),
    };
  }

  /** The value of a field: of its name, or of an attribute where the name goes on behind that of a map or a list. */
  field(field: FieldExpression): Value {
    if (!this.defined.has(field.name)) {
      for (const [index, name] of namesAbove(field).entries()) {
        const structure = this.scope.resolve(name);
        if (structure?.json === undefined) continue;
        return attribute(structure.json, pathOf(field).slice(-1 - index), this.parameters);
      }
    }
    return this.scope.resolve(field.name) ?? missingValue;
  }

  /** The column of an earlier stats that a call names by its words. */
  namedColumn(call: CallExpression): Value | undefined {
    if (this.columnNames === undefined) return undefined;
    const name = columnNamedByCall(call, this.columnNames);
    return name === undefined ? undefined : this.scope.resolve(name);
  }

  /** Makes a name known; `computed` where its expression should not be repeated by what reads it. */
  define(name: string, value: Value, computed: boolean): void {
    this.scope.define(name, value);
    this.defined.add(name);
    this.columnNames?.add(name);
    if (computed) this.fresh.add(name);
    else this.fresh.delete(name);
  }

  outputNamed(name: string): Output {
    return { name, value: this.scope.resolve(name) ?? missingValue };
  }

  /** From here on there are no names but those that are defined next. */
  forgetNames(): void {
    this.scope = new Scope(() => undefined);
    this.columnNames = new Set();
    this.fresh.clear();
    this.defined.clear();
  }

  /** Adds columns of fields, or replaces those of the same name in their place. */
  output(added: readonly Output[]): void {
    if (!this.displayed) this.outputs = merged(this.outputs, added);
  }

  /** Adds columns behind those of fields. */
  outputParsed(added: readonly Output[]): void {
    if (!this.displayed) this.parsed = merged(this.parsed, added);
  }

  /** The columns of display, whatever comes later. */
  display(outputs: readonly Output[]): void {
    this.displayed = true;
    this.replaceOutputs(outputs);
  }

  replaceOutputs(outputs: readonly Output[]): void {
    this.outputs = outputs;
    this.parsed = [];
  }

  /** The whole statement, with the selection given in its last SELECT. */
  statement(selection: readonly string[]): ReturnType<Parameters['finish']> {
    // The last stage first: asking for its columns fills those of the stages before it.
    const last = this.stage.select(selection);
    const stages = [...this.closed]
      .reverse()
      .map((stage) => `${stage.name} AS NOT MATERIALIZED (${stage.select()})`)
      .reverse();
    const sql = stages.length === 0 ? last : `WITH ${stages.join(', ')} ${last}`;
    return this.parameters.finish(sql);
  }
}

function onlyOnce(build: () => string): () => string {
  let built: string | undefined;
  return () => (built ??= build());
}

function merged(outputs: readonly Output[], added: readonly Output[]): readonly Output[] {
  const byName = new Map(outputs.map((output) => [output.name, output]));
  for (const output of added) byName.set(output.name, output);
  return [...byName.values()];
}
