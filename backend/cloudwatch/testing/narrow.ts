import type { AddressInfo } from 'node:net';

/** The body of a call. */
export type Input = Readonly<Record<string, unknown>>;

export function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isAddressInfo(value: AddressInfo | string | null): value is AddressInfo {
  return typeof value === 'object' && value !== null;
}
