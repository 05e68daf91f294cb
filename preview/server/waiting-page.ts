import type { ServerResponse } from 'node:http';
import { pageHeaders } from './page-headers';

type Waiting =
  | { readonly kind: 'building'; readonly title: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Asks again by itself. */
const retrySeconds = 2;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/** What stands at the address of the preview while it is not ready. */
export function waitingPage(response: ServerResponse, stage: Waiting): void {
  const isFailed = stage.kind === 'failed';
  const body = isFailed
    ? `<h1>The preview could not be built</h1>
    <p>The backend runs without it. Mend what is named here, then start again.</p>
    <pre>${escaped(stage.message)}</pre>`
    : `<h1>The preview is being built</h1>
    <p>At present ${escaped(stage.title)}. The first time takes about half a minute; this page goes on by itself.</p>`;
  response.writeHead(isFailed ? 500 : 503, {
    ...pageHeaders,
    'content-type': 'text/html; charset=utf-8',
    ...(isFailed ? {} : { 'retry-after': String(retrySeconds) }),
  });
  response.end(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    ${isFailed ? '' : `<meta http-equiv="refresh" content="${retrySeconds}" />`}
    <meta name="color-scheme" content="light dark" />
    <title>Tailgate preview</title>
    <style>body { font: 16px/1.5 system-ui, sans-serif; margin: 10vh auto; max-width: 45rem; padding: 0 1rem } pre { white-space: pre-wrap }</style>
  </head>
  <body>
    ${body}
  </body>
</html>
`);
}
