const hexBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/**
 * A seeded generator of pseudo-random numbers: sfc32 (Chris Doty-Humphrey, PractRand), its state
 * filled by splitmix32. The same seeds give the same numbers on every machine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spare = Number.NaN;

  /** @param seeds any integers; each order and each value gives another sequence */
  constructor(...seeds: readonly number[]) {
    let state = 0x2545f491;
    const mix = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    for (const seed of seeds) {
      state ^= Math.trunc(seed) | 0;
      state = mix();
      state ^= Math.floor(seed / 0x1_0000_0000) | 0;
      state = mix();
    }
    this.a = mix();
    this.b = mix();
    this.c = mix();
    for (let i = 0; i < 12; i += 1) this.next32();
  }

  /** 0 to 2^32 − 1. */
  next32(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** 0 inclusive to 1 exclusive. */
  unit(): number {
    return this.next32() / 0x1_0000_0000;
  }

  /** An integer, both ends inclusive. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    if (!Number.isNaN(this.spare)) {
      const value = this.spare;
      this.spare = Number.NaN;
      return value;
    }
    for (;;) {
      const u = this.unit() * 2 - 1;
      const v = this.unit() * 2 - 1;
      const s = u * u + v * v;
      if (s <= 0 || s >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * factor;
      return u * factor;
    }
  }

  /** Log-normal with the given median; sigma is that of the logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** Lower-case hexadecimal digits, an even number of them. */
  hex(digits: number): string {
    let text = '';
    for (let bytes = digits >> 1; bytes > 0;) {
      const word = this.next32();
      for (let shift = 0; shift < 32 && bytes > 0; shift += 8, bytes -= 1) {
        text += hexBytes[(word >>> shift) & 0xff];
      }
    }
    return text;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const w = this.next32();
    const x = this.next32();
    const y = this.next32();
    const z = this.next32();
    const h = (word: number, shift: number): string => hexBytes[(word >>> shift) & 0xff] ?? '';
    return (
      h(w, 0) +
      h(w, 8) +
      h(w, 16) +
      h(w, 24) +
      '-' +
      h(x, 0) +
      h(x, 8) +
      '-' +
      h((x & 0xff0fffff) | 0x00400000, 16) +
      h(x, 24) +
      '-' +
      h((y & 0xffffff3f) | 0x80, 0) +
      h(y, 8) +
      '-' +
      h(y, 16) +
      h(y, 24) +
      h(z, 0) +
      h(z, 8) +
      h(z, 16) +
      h(z, 24)
    );
  }
}
