/** A command of CloudWatch that the engine does not run. */
export interface RefusedCommand {
  /** As the reference spells it. */
  readonly name: string;
  readonly what: string;
  readonly why: string;
}

/** The reference of 13 April 2026 has none of these. */
export const since2026 = 'CloudWatch documents it only since later in 2026.';

const undocumented = 'CloudWatch does not document it.';

function recent(name: string, what: string): RefusedCommand {
  return { name, what, why: since2026 };
}

/** Commands of CloudWatch that this engine knows and does not run. */
export const refusedCommands: readonly RefusedCommand[] = [
  recent('accum', 'running totals'),
  recent('addtotals', 'rows and columns of totals'),
  {
    name: 'anomaly',
    what: 'anomaly detection',
    why: 'It learns from patterns, and how CloudWatch finds those is not public.',
  },
  recent('appendcols', 'columns of a second query'),
  recent('autoregress', 'values of earlier rows'),
  recent('cidrlookup', 'lookup by network'),
  recent('countFrequent', 'frequent values'),
  {
    name: 'diff',
    what: 'comparison with an earlier time',
    why: 'It compares patterns, and how CloudWatch finds those is not public.',
  },
  recent('estimate', 'a dry run'),
  recent('expand', 'rows of a list'),
  recent('filldown', 'filling of gaps'),
  recent('fillmissing', 'filling of empty bins'),
  { name: 'head', what: 'the first rows', why: `${undocumented} Use limit.` },
  recent('join', 'joins'),
  recent('logcompare', 'comparison with an earlier time'),
  {
    name: 'lookup',
    what: 'lookup tables',
    why: 'The embedded engine has no lookup tables: those of CloudWatch are uploaded to the account.',
  },
  { name: 'order', what: 'sorting', why: `${undocumented} Use sort.` },
  recent('outlier', 'outliers'),
  {
    name: 'pattern',
    what: 'patterns of messages',
    why: 'How CloudWatch finds patterns is not public.',
  },
  recent('relevantfields', 'fields that explain a condition'),
  { name: 'search', what: 'text search', why: `${undocumented} Use filter @message like.` },
  recent('sessionize', 'sessions'),
  {
    name: 'SOURCE',
    what: 'choice of log groups in the query',
    why: 'The request names the log groups.',
  },
  { name: 'tail', what: 'the last rows', why: `${undocumented} Use sort and limit.` },
  { name: 'unmask', what: 'masked data', why: 'The embedded engine masks nothing.' },
];

const byKeyword = new Map(
  refusedCommands.map((command) => [command.name.toLowerCase(), command] as const),
);

/** The command that CloudWatch has and this engine has not; the keyword in lower case. */
export function refusedCommand(keyword: string): RefusedCommand | undefined {
  return byKeyword.get(keyword);
}
