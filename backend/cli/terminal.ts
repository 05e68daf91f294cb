import { styleText } from 'node:util';
import type { Severity } from '@tailgate/contract';

type Style = Parameters<typeof styleText>[0];

/** How wide text may run and whether colours are shown. */
export interface Terminal {
  readonly width: number;
  readonly colour: boolean;
}

/** Reads the terminal behind a stream; NO_COLOR and FORCE_COLOR are respected (no-color.org). */
export function terminalOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const forced = environment['FORCE_COLOR'];
  const colour =
    forced !== undefined && forced !== '0' && forced !== 'false'
      ? true
      : !environment['NO_COLOR'] && environment['TERM'] !== 'dumb' && stream.isTTY === true;
  const columns = stream.columns ?? 100;
  return { width: Math.min(Math.max(columns, 40), 110), colour };
}

/** Styles text where the terminal shows colours. */
export function paint(terminal: Terminal, style: Style, text: string): string {
  return terminal.colour ? styleText(style, text) : text;
}

const severityStyle: Record<Severity, Style> = {
  critical: ['bold', 'white', 'bgRed'],
  high: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
};

/** The severity as a word, coloured; the word carries the meaning, the colour only helps. */
export function severityLabel(terminal: Terminal, severity: Severity): string {
  return paint(terminal, severityStyle[severity], ` ${severity.toUpperCase()} `);
}
