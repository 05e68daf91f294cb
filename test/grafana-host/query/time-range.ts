const unitsMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * An end of a time range as dashboards send it: ms since the epoch, `now`, or `now-6h`.
 * @throws Error where it is none of these
 */
export function parseInstant(text: string, nowMs: number): number {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^now(?:([+-])(\d+)([smhdw]))?$/.exec(text);
  if (match === null) throw new Error(`invalid time "${text}"`);
  const [, sign, count = '0', unit = 's'] = match;
  const distance = Number(count) * (unitsMs[unit] ?? 0);
  return sign === '+' ? nowMs + distance : nowMs - distance;
}
