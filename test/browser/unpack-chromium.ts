import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const packageFolder = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..');
const version = /"version": "([^"]+)"/;
const decompress = promisify(brotliDecompress);

/** A headless Chromium with what it needs and a bare Linux lacks. */
export interface UnpackedChromium {
  readonly executable: string;
  /** Environment that names its libraries (NSS, NSPR, Expat) and fonts. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Unpacks the Chromium that the package `@sparticuz/chromium` carries, once for each version, into the
 * temporary folder. The package's own unpacking is not used: two processes that start at the same time
 * would run each other's half of a file.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const manifest = await readFile(join(packageFolder, 'package.json'), 'utf8');
  const name = `tailgate-chromium-${version.exec(manifest)?.[1] ?? '0'}-${userInfo().uid}`;
  const folder = join(tmpdir(), name);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executable: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: join(folder, 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function unpackInto(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`);
  try {
    const executable = join(draft, 'chromium');
    await writeFile(executable, await unpacked('chromium'));
    await chmod(executable, 0o755);
    for (const [archive, target] of [
      ['al2023.tar', draft],
      ['swiftshader.tar', draft],
      ['fonts.tar', join(draft, 'open-sans')],
    ] as const) {
      await mkdir(target, { recursive: true });
      execFileSync('tar', ['-x', '-C', target], { input: await unpacked(archive) });
    }
    await writeFile(join(draft, 'fonts.conf'), fontConfiguration(folder));
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process may have been first; its folder is as good.
    if (!existsSync(folder)) throw error;
  }
}

async function unpacked(name: string): Promise<Buffer> {
  return decompress(await readFile(join(packageFolder, 'bin', `${name}.br`)));
}

/** One family for every machine, so that pictures are alike whatever is installed. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'open-sans')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
