import { TailgateError } from '../../errors';
import { emptyCells, outcomeIdentity, routeIdentity, type Cells, type GroupColumns } from './cells';

/** One table of several, and for each of them where its entries went. */
function uniteTables<T>(
  tables: readonly (readonly T[])[],
  identity: (entry: T) => string,
): { table: T[]; places: Int32Array[] } {
  const table: T[] = [];
  const known = new Map<string, number>();
  const places = tables.map((entries) =>
    Int32Array.from(entries, (entry) => {
      const id = identity(entry);
      let place = known.get(id);
      if (place === undefined) {
        place = table.length;
        known.set(id, place);
        table.push(entry);
      }
      return place;
    }),
  );
  return { table, places };
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15);
}

/** Column that receives what single requests would hold, so that they can stand beside groups. */
function blankGroups(size: number): GroupColumns {
  return {
    integrationKeys: new Float32Array(size).fill(NaN),
    responseKeys: new Float32Array(size).fill(NaN),
    overheadKeys: new Float32Array(size).fill(NaN),
    integrationMaxima: new Float64Array(size).fill(NaN),
    responseMaxima: new Float64Array(size).fill(NaN),
    overheadSquares: new Float64Array(size).fill(NaN),
  };
}

/**
 * The cells of several slices as one: exact. Groups with equal keys become one (sums add up, the
 * greater maximum stays); single requests stay as they are. Which part comes first changes nothing
 * but the order of the cells.
 * @throws TailgateError `internal` where the bins differ in width
 */
export function mergeCells(parts: readonly Cells[]): Cells {
  const [first] = parts;
  if (first === undefined) {
    throw new TailgateError('internal', 'There are no cells to merge.');
  }
  if (parts.length === 1) return first;
  const { binMs } = first;
  if (parts.some((part) => part.binMs !== binMs)) {
    throw new TailgateError('internal', 'Cells of different bins cannot be merged.');
  }
  return unite(parts, binMs);
}

/** Merges groups with equal keys, within a part too. */
export function unite(parts: readonly Cells[], binMs: number): Cells {
  let total = 0;
  for (const part of parts) total += part.size;
  const grouped = parts.some((part) => part.groups !== undefined);
  const routes = uniteTables(
    parts.map((part) => part.routeTable),
    routeIdentity,
  );
  const outcomes = uniteTables(
    parts.map((part) => part.outcomeTable),
    outcomeIdentity,
  );
  const merged = {
    bins: new Int32Array(total),
    routes: new Int32Array(total),
    outcomes: new Int32Array(total),
    counts: new Uint32Array(total),
    integrations: new Float64Array(total),
    responses: new Float64Array(total),
  };
  const groups = grouped ? blankGroups(total) : undefined;

  // Open addressing: each slot holds a cell's number plus one.
  const slots = new Int32Array(grouped ? 1 << Math.ceil(Math.log2(2 * total + 2)) : 0);
  const mask = slots.length - 1;
  const keyBits = new Int32Array(3);
  const keys = new Float32Array(keyBits.buffer);
  let size = 0;
  parts.forEach((part, index) => {
    const routePlaces = routes.places[index] ?? new Int32Array(0);
    const outcomePlaces = outcomes.places[index] ?? new Int32Array(0);
    for (let cell = 0; cell < part.size; cell += 1) {
      const bin = part.bins[cell] ?? 0;
      const route = routePlaces[part.routes[cell] ?? 0] ?? 0;
      const outcome = outcomePlaces[part.outcomes[cell] ?? 0] ?? 0;
      const from = part.groups;
      let at = size;
      if (groups !== undefined && from !== undefined && !Number.isNaN(from.integrationKeys[cell])) {
        keys[0] = from.integrationKeys[cell] ?? NaN;
        keys[1] = from.responseKeys[cell] ?? NaN;
        keys[2] = from.overheadKeys[cell] ?? NaN;
        const [a = 0, b = 0, c = 0] = keyBits;
        let slot = mix(mix(mix(mix(mix(mix(17, bin), route), outcome), a), b), c) & mask;
        for (;;) {
          const known = (slots[slot] ?? 0) - 1;
          if (known < 0) {
            slots[slot] = size + 1;
            break;
          }
          if (
            merged.bins[known] === bin &&
            merged.routes[known] === route &&
            merged.outcomes[known] === outcome &&
            groups.integrationKeys[known] === keys[0] &&
            groups.responseKeys[known] === keys[1] &&
            groups.overheadKeys[known] === keys[2]
          ) {
            at = known;
            break;
          }
          slot = (slot + 1) & mask;
        }
      }
      const i = part.integrations[cell] ?? NaN;
      const r = part.responses[cell] ?? NaN;
      if (at < size && groups !== undefined && from !== undefined) {
        merged.counts[at] = (merged.counts[at] ?? 0) + (part.counts[cell] ?? 0);
        if (i !== -1) merged.integrations[at] = (merged.integrations[at] ?? NaN) + i;
        merged.responses[at] = (merged.responses[at] ?? NaN) + r;
        groups.integrationMaxima[at] = Math.max(
          groups.integrationMaxima[at] ?? NaN,
          from.integrationMaxima[cell] ?? NaN,
        );
        groups.responseMaxima[at] = Math.max(
          groups.responseMaxima[at] ?? NaN,
          from.responseMaxima[cell] ?? NaN,
        );
        groups.overheadSquares[at] =
          (groups.overheadSquares[at] ?? NaN) + (from.overheadSquares[cell] ?? NaN);
        continue;
      }
      merged.bins[at] = bin;
      merged.routes[at] = route;
      merged.outcomes[at] = outcome;
      merged.counts[at] = part.counts[cell] ?? 0;
      merged.integrations[at] = i;
      merged.responses[at] = r;
      if (groups !== undefined && from !== undefined) {
        groups.integrationKeys[at] = from.integrationKeys[cell] ?? NaN;
        groups.responseKeys[at] = from.responseKeys[cell] ?? NaN;
        groups.overheadKeys[at] = from.overheadKeys[cell] ?? NaN;
        groups.integrationMaxima[at] = from.integrationMaxima[cell] ?? NaN;
        groups.responseMaxima[at] = from.responseMaxima[cell] ?? NaN;
        groups.overheadSquares[at] = from.overheadSquares[cell] ?? NaN;
      }
      size += 1;
    }
  });

  const sum = (read: (part: Cells) => number) =>
    parts.reduce((before, part) => before + read(part), 0);
  return {
    ...emptyCells(binMs),
    size,
    routeTable: routes.table,
    outcomeTable: outcomes.table,
    bins: merged.bins.subarray(0, size),
    routes: merged.routes.subarray(0, size),
    outcomes: merged.outcomes.subarray(0, size),
    counts: merged.counts.subarray(0, size),
    integrations: merged.integrations.subarray(0, size),
    responses: merged.responses.subarray(0, size),
    groups:
      groups === undefined
        ? undefined
        : {
            integrationKeys: groups.integrationKeys.subarray(0, size),
            responseKeys: groups.responseKeys.subarray(0, size),
            overheadKeys: groups.overheadKeys.subarray(0, size),
            integrationMaxima: groups.integrationMaxima.subarray(0, size),
            responseMaxima: groups.responseMaxima.subarray(0, size),
            overheadSquares: groups.overheadSquares.subarray(0, size),
          },
    requests: sum((part) => part.requests),
    unparsed: sum((part) => part.unparsed),
    implausible: sum((part) => part.implausible),
  };
}
