import type { DedupCommand } from '../ast';
import type { Pipeline } from './pipeline';
import { orderBy } from './stage';

/** Keeps the first row of each combination of values, and every row that lacks one of them. */
export function compileDedup(command: DedupCommand, pipeline: Pipeline): void {
  pipeline.settle();
  for (const field of command.fields) pipeline.prepare(field);
  const values = command.fields.map((field) => pipeline.field(field));
  const keys = values.map((value) => value.native()).join(', ');
  const missing = values.map((value) => `NOT ${value.present()}`).join(' OR ');
  const first = `row_number() OVER (PARTITION BY ${keys}${orderBy(pipeline.order)}) = 1`;
  pipeline.stage.qualify(`${first} OR ${missing}`);
  pipeline.next();
}
