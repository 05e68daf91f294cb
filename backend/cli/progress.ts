/** A line of progress on standard error: rewritten in place on a terminal, else printed once per step. */
export interface Progress {
  step(text: string): void;
  /** A share from 0 to 1 of the present step. */
  share(part: number): void;
  end(): void;
}

interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const rewrite = '\r\u001b[2K';

/** Progress on a stream; silent where `quiet`. */
export function progressOn(stream: ProgressStream, quiet: boolean): Progress {
  if (quiet) return { step: () => undefined, share: () => undefined, end: () => undefined };
  const live = stream.isTTY === true;
  let text = '';
  let shown = -1;
  return {
    step(next) {
      text = next;
      shown = -1;
      stream.write(live ? `${rewrite}${text} …` : `${text} …\n`);
    },
    share(part) {
      const percent = Math.floor(part * 100);
      if (!live || percent === shown) return;
      shown = percent;
      stream.write(`${rewrite}${text} … ${percent} %`);
    },
    end() {
      if (live) stream.write(rewrite);
    },
  };
}
