import type { SortCommand } from '../ast';
import { naturalOrder } from './natural-order';
import type { Pipeline } from './pipeline';

/** Orders the rows; ties stay in the default order. */
export function compileSort(command: SortCommand, pipeline: Pipeline): void {
  pipeline.settle();
  for (const { field } of command.keys) pipeline.prepare(field);
  pipeline.sortOrder = command.keys.flatMap(({ field, direction }) =>
    naturalOrder(pipeline.field(field), direction),
  );
}
