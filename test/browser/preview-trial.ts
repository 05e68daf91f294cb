import type { Browser, Page } from 'playwright-core';
import { canonicalFields } from '../../backend/accesslog/canonical';
import { startPlugin } from '../../backend/cli/start-plugin';
import { readConfig } from '../../backend/config/read-config';
import { serve } from '../../backend/http/serve';
import { createServices } from '../../backend/services/create-services';
import { Preview } from '../../preview/server/preview';
import { Workplace } from '../grafana/backend';
import { anchorMs, sampleSet } from '../grafana/sample-set';
import { liveEngine } from '../services/live-engine';

/** What time it is in the backend and in the browser: soon after the incident of the sample. */
export const previewNow = anchorMs + 10 * 60_000;

export interface PreviewTrial {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The built preview over a backend with the sample in it, as `npm start` has it, but at a fixed time: the
 * same pictures each day. The plugin and the page must have been built.
 * @param page folder of the built page; that of the preview itself where absent
 */
export async function startPreview(page?: string): Promise<PreviewTrial> {
  const workplace = new Workplace();
  const engine = await liveEngine([sampleSet(24)]);
  const result = readConfig({
    args: [
      ...['--config', workplace.path('empty.yaml'), '--data-folder', workplace.path('data')],
      ...['--port', '0', '--grpc-port', '0', '--no-embedded-enabled'],
      ...['--shutdown-timeout-ms', '1000'],
    ],
    environment: {},
    fieldNames: canonicalFields,
  });
  if (result.kind !== 'config') throw new Error(`The configuration is ${result.kind}.`);
  const { config } = result;
  const problems: string[] = [];
  const preview = new Preview({
    print: (line) => problems.push(line),
    build: 'built',
    now: () => previewNow,
    ...(page !== undefined && { page }),
  });
  const sources = [engine.source('sample', ['sample'])];
  const server = await serve(
    config,
    () => Promise.resolve(createServices({ sources, pricePerGb: 0.005, now: () => previewNow })),
    {
      version: 'test',
      logSink: { write: () => true },
      startPlugin,
      now: () => previewNow,
      addRoutes: (routes, services) => preview.addRoutes(routes, config, services),
    },
  );
  preview.started(server.url);
  await preview.ready();
  return {
    url: server.url,
    close: async () => {
      await preview.close();
      await server.close();
      await engine.close();
      workplace.remove();
    },
  };
}

export interface PreviewTab {
  readonly tab: Page;
  /** What went wrong in the page so far. */
  readonly faults: readonly string[];
}

export interface PreviewView {
  readonly width?: number;
  readonly height?: number;
  /** What the system prefers. */
  readonly theme?: 'light' | 'dark';
  /** Path and parameters. */
  readonly path?: string;
  /** Where the browser believes to be. */
  readonly timezoneId?: string;
  /** Whether the time goes on from the fixed time: what waits until typing has ended needs it. */
  readonly isRunning?: boolean;
}

/** Opens the page at the fixed time. */
export async function openPreview(
  browser: Browser,
  { url }: PreviewTrial,
  {
    width = 1_440,
    height = 1_000,
    theme = 'dark',
    path = '/',
    timezoneId = 'UTC',
    isRunning = false,
  }: PreviewView = {},
): Promise<PreviewTab> {
  const tab = await browser.newPage({
    viewport: { width, height },
    locale: 'en-US',
    timezoneId,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  if (isRunning) await tab.clock.install({ time: previewNow });
  else await tab.clock.setFixedTime(previewNow);
  const faults: string[] = [];
  tab.on('pageerror', (error) => faults.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await tab.goto(url + path);
  await tab.locator('main').waitFor();
  return { tab, faults };
}

/** Waits until the panels of the dashboard have drawn what they were given. */
export async function drawn(tab: Page): Promise<void> {
  await tab.getByTestId('tailgate-latency-panel').locator('canvas').first().waitFor();
  await tab
    .getByTestId('tailgate-timeouts-panel')
    .getByText('near', { exact: false })
    .first()
    .waitFor();
  await tab
    .getByTestId('tailgate-findings-panel')
    .getByTestId(/^finding-/)
    .first()
    .waitFor();
  await tab.waitForLoadState('networkidle');
}
