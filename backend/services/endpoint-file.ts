import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/** The endpoints of sources, as they are kept between two starts. */
const EndpointFile = Type.Object({
  version: Type.Literal(1),
  sources: Type.Array(
    Type.Object({
      source: Type.String(),
      /** What the names depend on; under another one they are void. */
      naming: Type.String(),
      endpoints: Type.Array(Type.Object({ endpoint: Type.String(), seenMs: Type.Number() })),
    }),
  ),
});
export type SavedEndpoints = Static<typeof EndpointFile>['sources'];

/** What a file holds; nothing where there is none or it cannot be used, as it is only a memory. */
export async function loadEndpoints(path: string): Promise<SavedEndpoints> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    return Value.Check(EndpointFile, content) ? content.sources : [];
  } catch {
    return [];
  }
}

/**
 * Writes beside the file and renames: who reads it, or a crash, never meets half of it.
 * @throws Error of the file system
 */
export async function saveEndpoints(path: string, sources: SavedEndpoints): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, `${JSON.stringify({ version: 1, sources })}\n`, { mode: 0o600 });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}
