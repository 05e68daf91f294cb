// What AWS and proxies may echo into an error text: key ids, tokens and signatures.
const patterns: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  /(?<=x-amz-security-token["']?\s*[:=]\s*["']?)[^\s"'&,]+/gi,
  /(?<=\bsignature["']?\s*[:=]\s*["']?)[0-9a-z+/=]{32,}/gi,
  /(?<=(?:secret_?access_?key|session_?token)["']?\s*[:=]\s*["']?)[^\s"'&,]+/gi,
];

const mask = '(hidden)';

/** Remembers the secrets of a connection and takes them out of any text that leaves it. */
export class Secrets {
  readonly #values = new Set<string>();

  /** Values shorter than 6 characters are left alone: masking them would garble ordinary words. */
  add(value: string | undefined): void {
    if (value !== undefined && value.length >= 6) this.#values.add(value);
  }

  scrub(text: string): string {
    let clean = text;
    for (const value of this.#values) clean = clean.replaceAll(value, mask);
    for (const pattern of patterns) clean = clean.replace(pattern, mask);
    return clean;
  }
}
