import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the package that this file belongs to. */
export function version(): string {
  for (const up of ['..', '../..']) {
    try {
      const text = readFileSync(join(__dirname, up, 'package.json'), 'utf8');
      const manifest: unknown = JSON.parse(text);
      if (manifest !== null && typeof manifest === 'object' && 'version' in manifest) {
        return String(manifest.version);
      }
    } catch {
      // Compiled files stand one folder deeper than their sources: look there next.
    }
  }
  return 'unknown';
}
