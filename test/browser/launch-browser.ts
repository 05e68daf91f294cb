import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { unpackChromium, type UnpackedChromium } from './unpack-chromium';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Flags that keep a test run quiet and alike on every machine. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--hide-scrollbars',
];

/**
 * Starts a headless Chromium: the one of the development packages, else one that is installed. The
 * former comes first, as pictures depend on the version.
 *
 * @throws Error that says what to install where there is none that starts
 */
export async function launchBrowser(moreFlags: readonly string[] = []): Promise<Browser> {
  const failures: string[] = [];
  for (const find of [unpackChromium, ...installed.filter(existsSync).map(asInstalled)]) {
    try {
      const { executable, environment } = await find();
      return await chromium.launch({
        executablePath: executable,
        args: [...flags, ...moreFlags],
        env: { ...ownEnvironment(), ...environment },
      });
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `No Chromium could be started. Install one (on Debian: apt-get install chromium) and run the tests again.\n${failures.join('\n')}`,
  );
}

function asInstalled(executable: string): () => Promise<UnpackedChromium> {
  return () => Promise.resolve({ executable, environment: {} });
}

function ownEnvironment(): Record<string, string> {
  const given = Object.entries(process.env).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? '']));
}
