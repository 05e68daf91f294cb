/** Cuts what a stream gives into lines; the rest without a line end comes last. */
export class Lines {
  private rest = '';

  constructor(private readonly onLine: (line: string) => void) {}

  add(chunk: Buffer): void {
    const parts = `${this.rest}${chunk.toString('utf8')}`.split('\n');
    this.rest = parts.pop() ?? '';
    for (const line of parts) this.onLine(line.replace(/\r$/, ''));
  }

  end(): void {
    if (this.rest !== '') this.onLine(this.rest);
    this.rest = '';
  }
}
