import type { Notice, NoticeTopic } from '@tailgate/contract';

/** Something worth knowing that does not make the answer wrong. */
export function info(topic: NoticeTopic, text: string): Notice {
  return { severity: 'info', topic, text };
}

/** Something without which the answer may mislead. */
export function warning(topic: NoticeTopic, text: string): Notice {
  return { severity: 'warning', topic, text };
}

/** Notices each once. */
export function distinctNotices(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [notice.text, notice])).values()];
}
