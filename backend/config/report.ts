import type { ValuePath } from './layer';

/** Takes down what is wrong with the value at a path, and what to do. */
export type Report = (path: ValuePath, message: string, remedy: string) => void;
