import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';

/** What the reader has to know about an answer: what is missing, or wrong although there is data. */
export type Notice = Pick<QueryResultMetaNotice, 'severity' | 'text'>;

const severities = ['info', 'warning', 'error'] as const;

/** What the data source says about an answer, each text once with its worst severity. */
export function readNotices(frames: readonly DataFrame[]): Notice[] {
  return onceEach(frames.flatMap((frame) => frame.meta?.notices ?? []));
}

/** Notices without those that say what another one says. */
export function onceEach(notices: readonly Notice[]): Notice[] {
  const byText = new Map<string, Notice>();
  for (const { severity, text } of notices) {
    const known = byText.get(text);
    if (text === '' || (known !== undefined && !isWorse(severity, known.severity))) continue;
    byText.set(text, { severity, text });
  }
  return [...byText.values()];
}

/** Texts that are notices of one severity, such as the errors of queries beside data of others. */
export function noticesOf(severity: Notice['severity'], texts: readonly string[]): Notice[] {
  return texts.map((text) => ({ severity, text }));
}

function isWorse(one: Notice['severity'], other: Notice['severity']): boolean {
  return severities.indexOf(one) > severities.indexOf(other);
}
