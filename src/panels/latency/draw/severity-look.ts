import type { GrafanaTheme2 } from '@grafana/data';
import type { Severity } from '@tailgate/contract';

/** How a severity is drawn. Shape, word and hatching tell it without the colour. */
export interface SeverityLook {
  readonly word: string;
  readonly shape: 'diamond' | 'triangle' | 'disc' | 'ring';
  readonly color: string;
  /** Share of the ground's opacity, the more the worse. */
  readonly ground: number;
  /** Distance of the hatching lines in CSS pixels; 0 for none. */
  readonly hatch: number;
}

const looks: Record<Severity, Omit<SeverityLook, 'color'> & { hue: string }> = {
  critical: { word: 'Critical', shape: 'diamond', hue: 'red', ground: 0.5, hatch: 4 },
  high: { word: 'High', shape: 'triangle', hue: 'red', ground: 0.22, hatch: 8 },
  warning: { word: 'Warning', shape: 'disc', hue: 'yellow', ground: 0.22, hatch: 0 },
  info: { word: 'Info', shape: 'ring', hue: 'blue', ground: 0.16, hatch: 0 },
};

export function severityLook(severity: Severity, theme: GrafanaTheme2): SeverityLook {
  const { hue, ...look } = looks[severity];
  return { ...look, color: theme.visualization.getColorByName(hue) };
}

/** Draws the shape of a severity. Shapes and not letters, as not every font has such letters. */
export function drawSeverityShape(
  context: CanvasRenderingContext2D,
  { shape }: Pick<SeverityLook, 'shape'>,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  if (shape === 'diamond') {
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y);
    context.lineTo(x, y + radius);
    context.lineTo(x - radius, y);
  } else if (shape === 'triangle') {
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y + radius * 0.8);
    context.lineTo(x - radius, y + radius * 0.8);
  } else {
    context.arc(x, y, radius * 0.8, 0, 2 * Math.PI);
  }
  context.closePath();
  if (shape === 'ring') context.stroke();
  else context.fill();
}
