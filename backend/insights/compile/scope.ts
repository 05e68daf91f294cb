import { carry, type Value } from './value';

/** Finds the value of a name; undefined where the name stands for nothing. */
export type Resolve = (name: string) => Value | undefined;

/** The names that a command can read, over those of the commands before it. */
export class Scope {
  private readonly own = new Map<string, Value>();

  constructor(private readonly outer: Resolve) {}

  resolve(name: string): Value | undefined {
    const known = this.own.get(name);
    if (known !== undefined) return known;
    const found = this.outer(name);
    if (found !== undefined) this.own.set(name, found);
    return found;
  }

  define(name: string, value: Value): void {
    this.own.set(name, value);
  }

  /** The same names seen from the stage behind this one. */
  carried(column: (sql: string) => string): Scope {
    return new Scope((name) => {
      const value = this.resolve(name);
      return value && carry(value, column);
    });
  }
}
