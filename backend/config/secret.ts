import { inspect } from 'node:util';

const hidden = '(hidden)';

/** A value that no print, log or JSON shows; only `reveal` gives it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }
}

/** Shorter values stand in ordinary words too: masking those would garble the text. */
const shortestMasked = 6;

/** Takes every one of the secrets out of a text, in its plain and its JSON-escaped spelling. */
export function maskSecrets(text: string, secrets: readonly Secret[]): string {
  let masked = text;
  for (const secret of secrets) {
    const value = secret.reveal();
    if (value.length < shortestMasked) continue;
    masked = masked.replaceAll(value, hidden);
    masked = masked.replaceAll(JSON.stringify(value).slice(1, -1), hidden);
  }
  return masked;
}
