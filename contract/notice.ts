import { Type, type Static } from '@sinclair/typebox';

/**
 * What notices are about. Answers that are put together say only once what several of them say, so a
 * topic stands for one thing to know, whatever its figures.
 */
export const noticeTopics = [
  'log-group-content',
  'log-format',
  'unreadable-lines',
  'implausible-latencies',
  'folded-endpoints',
  'endpoints-left-out',
  'examples-missing',
  'episodes-incomplete',
  'episodes-missing',
  'rows-left-out',
  'no-latency-field',
  'alert-endpoints',
] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

/** What the reader of an answer should know: `warning` where the answer may mislead without it. */
export const Notice = Type.Object(
  {
    severity: Type.Union([Type.Literal('info'), Type.Literal('warning')]),
    topic: Type.Union(noticeTopics.map((topic) => Type.Literal(topic))),
    text: Type.String(),
  },
  { additionalProperties: false },
);
export type Notice = Static<typeof Notice>;
