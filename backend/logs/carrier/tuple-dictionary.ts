/** Finds the position of 64-bit hashes that are given as pairs of 32-bit halves (as a Uint32Array over 64-bit values). */
export class HashPositions {
  private readonly low: Uint32Array;
  private readonly high: Uint32Array;
  private readonly positions: Int32Array;
  private readonly mask: number;

  constructor(expected: number) {
    let size = 16;
    while (size < expected * 4) size *= 2;
    this.low = new Uint32Array(size);
    this.high = new Uint32Array(size);
    this.positions = new Int32Array(size).fill(-1);
    this.mask = size - 1;
  }

  /** @returns false where the hash is there already: two different keys collide */
  add(low: number, high: number, position: number): boolean {
    const slot = this.slot(low, high);
    if (this.positions[slot] !== -1) return false;
    this.low[slot] = low;
    this.high[slot] = high;
    this.positions[slot] = position;
    return true;
  }

  /** -1 where the hash is unknown. */
  find(low: number, high: number): number {
    return this.positions[this.slot(low, high)] ?? -1;
  }

  private slot(low: number, high: number): number {
    let slot = (low ^ (high >>> 7)) & this.mask;
    while (this.positions[slot] !== -1 && !(this.low[slot] === low && this.high[slot] === high)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}
