import type { Cells } from '../cells/cells';
import { bytesOfCells, ownedCells } from './stored-cells';

/** Width of the slices of a range, ms: they start at whole hours. */
export const sliceMs = 3_600_000;

/** The cells of a closed slice, or of the part of it that was settled when it was read. */
export interface StoredSlice {
  /** Inclusive, ms since the epoch. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  /** When the query was started, ms since the epoch: says how settled the slice was. */
  readonly readAtMs: number;
  readonly cells: Cells;
}

/**
 * Where closed slices are remembered. The planner takes any: this is the place of a durable store,
 * which has to answer from what it holds in memory, since coverage is looked up between two reads.
 */
export interface SliceStore {
  /** What is remembered of the hour that starts at `hourMs`; the slices do not overlap. */
  slices(key: string, hourMs: number): readonly StoredSlice[];
  /** Remembers a slice within one hour; what it overlaps is forgotten. */
  put(key: string, hourMs: number, slice: StoredSlice): void;
  /** Slices held. */
  readonly count: number;
}

interface Hour {
  readonly slices: readonly StoredSlice[];
  readonly bytes: number;
}

/** 256 MiB: about two days of 1,000 requests a second, or a year of a quiet API. */
const defaultMaxBytes = 256 * 1024 * 1024;

/** Slices in memory, up to a number of bytes; the hours that were not asked for longest go first. */
export class MemorySliceStore implements SliceStore {
  /** In order of use: the least recently used first. */
  readonly #hours = new Map<string, Hour>();
  readonly #maxBytes: number;
  #bytes = 0;
  #count = 0;

  constructor(maxBytes = defaultMaxBytes) {
    this.#maxBytes = maxBytes;
  }

  get count(): number {
    return this.#count;
  }

  /** Memory that the remembered cells take, about, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  slices(key: string, hourMs: number): readonly StoredSlice[] {
    const id = idOf(key, hourMs);
    const hour = this.#hours.get(id);
    if (hour === undefined) return [];
    this.#hours.delete(id);
    this.#hours.set(id, hour);
    return hour.slices;
  }

  put(key: string, hourMs: number, slice: StoredSlice): void {
    const id = idOf(key, hourMs);
    const kept = (this.#hours.get(id)?.slices ?? []).filter(
      ({ fromMs, toMs }) => toMs <= slice.fromMs || fromMs >= slice.toMs,
    );
    this.#remove(id);
    const slices = [...kept, { ...slice, cells: ownedCells(slice.cells) }];
    const bytes = slices.reduce((sum, { cells }) => sum + bytesOfCells(cells), 0);
    this.#hours.set(id, { slices, bytes });
    this.#bytes += bytes;
    this.#count += slices.length;
    for (const oldest of this.#hours.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(id: string): void {
    const hour = this.#hours.get(id);
    if (hour === undefined) return;
    this.#hours.delete(id);
    this.#bytes -= hour.bytes;
    this.#count -= hour.slices.length;
  }
}

function idOf(key: string, hourMs: number): string {
  return `${key} ${String(hourMs)}`;
}
