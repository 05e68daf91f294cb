import { severities } from '@tailgate/contract';
import { renderToStaticMarkup } from 'react-dom/server';
import { drawSeverityShape } from '../panels/latency/draw/severity-look';
import { SeverityBadge, SeverityShape } from './severity-badge';
import { severityCorners } from './severity-shape';

test('each severity has a shape of its own, and its word or a text in its place', () => {
  const shapes = severities.map((severity) =>
    renderToStaticMarkup(<SeverityShape severity={severity} />),
  );
  expect(new Set(shapes).size).toBe(severities.length);
  expect(renderToStaticMarkup(<SeverityBadge severity="high" />)).toContain('>high<');
  expect(renderToStaticMarkup(<SeverityBadge severity="high" text="3 high" />)).toContain('3 high');
});

test('critical is a square, which is no disc at any size; a triangle is a warning and nothing else', () => {
  const corners = severities.map((severity) => severityCorners[severity]?.length);
  expect(corners).toEqual([undefined, 3, 4, 4]);
  const [critical = [], high = []] = [severityCorners.critical, severityCorners.high];
  expect(critical.every(([x, y]) => Math.abs(x) === Math.abs(y))).toBe(true);
  expect(high.every(([x, y]) => x === 0 || y === 0)).toBe(true);
});

test.each(severities)('the canvas has the corners of the badge: %s', (severity) => {
  const drawn: string[] = [];
  const note =
    (name: string) =>
    (...given: unknown[]) => {
      drawn.push([name, ...given.map((number) => Math.round(Number(number)))].join(' '));
    };
  const context = {
    lineWidth: 1,
    beginPath: note('begin'),
    lineTo: note('line'),
    arc: note('arc'),
    closePath: note('close'),
    fill: note('fill'),
    stroke: note('stroke'),
  };
  drawSeverityShape(context, { severity }, 100, 200, 50);
  const corners = severityCorners[severity];
  expect(drawn.slice(1)).toEqual(
    corners === undefined
      ? ['arc 100 200 38 0 6', 'stroke']
      : [
          ...corners.map(
            ([x, y]) => `line ${Math.round(100 + 50 * x)} ${Math.round(200 + 50 * y)}`,
          ),
          'close',
          'fill',
        ],
  );
  expect(context.lineWidth).toBe(1);
});
