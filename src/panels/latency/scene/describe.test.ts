import { deployAnnotation, incidentFrames } from '../testing/incident-frames';
import { sceneOf, theme } from '../testing/scene-of';
import { describe as inWords } from './describe';

const reading = { verdict: 'It is slow', scope: 'All endpoints', timeZone: 'utc', theme };
const said = (...given: Parameters<typeof sceneOf>) => inWords(sceneOf(...given), reading);

test('verdict, lines, requests, timeouts, limits, episodes and annotations', () => {
  const [verdict, chart, ...more] = said(incidentFrames(), { annotations: [deployAnnotation()] });
  expect(verdict).toBe('It is slow.');
  expect(chart).toMatch(
    /^All endpoints: Backend P99 at most 4\.\d+ s at 2026-11-20 \d\d:\d\d, Total P99/,
  );
  expect(chart).toMatch(/ 12\d,\d{3} requests, 3,0\d\d of them without integration\. /);
  expect(chart).toMatch(/ \d+ timeouts, from 2026-11-20 06:55 to 2026-11-20 11:\d\d\. /);
  expect(chart).toContain('Limit: Slow backend 2.5 s. Limit: Integration timeout 29 s.');
  expect(chart).toContain(
    'Critical episode: Integration timeouts, POST /checkout, 2026-11-20 09:40 to',
  );
  expect(chart).toContain('Annotation Deploy v42 at 2026-11-20 09:2');
  expect(more).toEqual([]);
});

test('a chart without an endpoint of its own is of what the query is of', () => {
  const [, text] = inWords(sceneOf(incidentFrames()), { ...reading, scope: 'GET /a' });
  expect(text).toMatch(/^GET \/a: Backend P99/);
});

test('each text is said once, so that a list of them has keys', () => {
  const texts = said(
    incidentFrames({ endpoints: ['GET /a', 'GET /b', 'GET /c'], culprit: 'nobody' }),
    {
      options: { maxEndpoints: 2 },
    },
  );
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts[1]).toMatch(/^GET \/a: .* No timeouts\./);
  expect(texts.at(-1)).toBe('Not shown: 1 endpoint that lost less time.');
});

test('what the options lack is said, a hidden line and one without values too', () => {
  const frames = incidentFrames({ percentiles: ['p99'] });
  expect(said(frames, { options: { mode: 'heatmap' } })[1]).toMatch(/switch on "Heatmap"/);
  const scene = sceneOf(frames);
  const charts = scene.charts.map((chart) => ({
    ...chart,
    counts: undefined,
    series: chart.series.map((line) =>
      line.measure === 'backend' ? { ...line, hidden: true } : { ...line, values: [null] },
    ),
  }));
  const [, text] = inWords({ ...scene, charts }, reading);
  expect(text).toMatch(/^All endpoints: Total P99 without values\. Limit/);
});

test('of many episodes the worst are read out, the others counted', () => {
  const scene = sceneOf(incidentFrames(), { options: { episodes: 'info' } });
  const charts = scene.charts.map((chart) => ({
    ...chart,
    episodes: [...chart.episodes, ...chart.episodes].slice(0, 6),
  }));
  const [, text = ''] = inWords({ ...scene, charts }, reading);
  const words = [...text.matchAll(/(\w+) episode:/g)].map(([, word]) => word);
  expect(words).toEqual(['Critical', 'High', 'High', 'High', 'Warning']);
  expect(text).toContain(' 1 more episode.');
});

test('of many lines the first are read out, the others counted', () => {
  const endpoints = Array.from({ length: 8 }, (_, number) => `GET /${number}`);
  const [, text = ''] = said(incidentFrames({ endpoints, percentiles: ['p99'] }), {
    options: { layout: 'together', measures: ['backend', 'total'], maxEndpoints: 8 },
  });
  expect(text.match(/ at most /g)).toHaveLength(12);
  expect(text).toContain(', 4 more lines. ');
});

test('one timeout stands at its time', () => {
  const scene = sceneOf(incidentFrames());
  const [chart] = scene.charts;
  const counts = { timeouts: [0, 1], requests: [], withoutIntegration: [] };
  const [, text] = inWords(
    { ...scene, charts: chart === undefined ? [] : [{ ...chart, counts }] },
    reading,
  );
  expect(text).toContain(' 1 timeout, at 2026-11-20 06:05. ');
});
