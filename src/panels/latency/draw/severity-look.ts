import type { GrafanaTheme2 } from '@grafana/data';
import type { Severity } from '@tailgate/contract';
import { severityCorners, severityRing } from '../../../components/severity-shape';

/** How a severity is drawn. Shape, word and hatching tell it without the colour. */
export interface SeverityLook {
  readonly word: string;
  readonly severity: Severity;
  readonly color: string;
  /** Share of the ground's opacity, the more the worse. */
  readonly ground: number;
  /** Distance of the hatching lines in CSS pixels; 0 for none. */
  readonly hatch: number;
}

const looks: Record<Severity, Omit<SeverityLook, 'color' | 'severity'> & { hue: string }> = {
  critical: { word: 'Critical', hue: 'red', ground: 0.5, hatch: 4 },
  high: { word: 'High', hue: 'red', ground: 0.22, hatch: 8 },
  warning: { word: 'Warning', hue: 'yellow', ground: 0.22, hatch: 0 },
  info: { word: 'Info', hue: 'blue', ground: 0.16, hatch: 0 },
};

export function severityLook(severity: Severity, theme: GrafanaTheme2): SeverityLook {
  const { hue, ...look } = looks[severity];
  return { ...look, severity, color: theme.visualization.getColorByName(hue) };
}

/** What a shape is drawn with. */
type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'lineTo' | 'arc' | 'closePath' | 'fill' | 'stroke' | 'lineWidth'
>;

/** Draws the shape of a severity. Shapes and not letters, as not every font has such letters. */
export function drawSeverityShape(
  context: Pen,
  { severity }: Pick<SeverityLook, 'severity'>,
  x: number,
  y: number,
  radius: number,
): void {
  const corners = severityCorners[severity];
  context.beginPath();
  if (corners === undefined) {
    const { lineWidth } = context;
    context.lineWidth = severityRing.width * radius;
    context.arc(x, y, severityRing.radius * radius, 0, 2 * Math.PI);
    context.stroke();
    context.lineWidth = lineWidth;
    return;
  }
  for (const [right, down] of corners) context.lineTo(x + right * radius, y + down * radius);
  context.closePath();
  context.fill();
}
