import type { AnswerInfo, Notice } from '@tailgate/contract';
import { addInfos } from './add-infos';

const unread = (count: number): Notice => ({
  severity: 'info',
  topic: 'unreadable-lines',
  text: `${count} log events are no access log lines.`,
});
const partial: Notice = {
  severity: 'info',
  topic: 'episodes-incomplete',
  text: 'Episodes are complete up to 07:05 UTC.',
};
const info = (bytesScanned: number, notices: Notice[]): AnswerInfo => ({
  ...{ bytesScanned, recordsScanned: 1, priceUsd: 2, fromCache: bytesScanned / 10, notices },
});

test('adds the cost, and says once what several answers say of their own ranges', () => {
  expect(addInfos([info(3, [unread(3)]), info(4, [unread(4), partial])])).toEqual({
    ...{ bytesScanned: 7, recordsScanned: 2, priceUsd: 4, fromCache: 0.3 },
    notices: [unread(3), partial],
  });
});

test('keeps all that one answer says on a topic', () => {
  const format = (text: string): Notice => ({ severity: 'warning', topic: 'log-format', text });
  const both = [format('a lacks status.'), format('b lacks status.')];
  expect(addInfos([info(0, []), info(0, both)]).notices).toEqual(both);
});
