/** Gives texts their position in a growing dictionary; -1 for a missing one. */
export class TextDictionary {
  readonly dictionary: string[] = [];
  private readonly positions = new Map<string, number>();

  code(text: string | null): number {
    if (text === null) return -1;
    const known = this.positions.get(text);
    if (known !== undefined) return known;
    this.positions.set(text, this.dictionary.length);
    return this.dictionary.push(text) - 1;
  }
}
