import { peerOf } from './peer';

it.each([
  ['127.0.0.1:51234', '127.0.0.1'],
  ['::1:51234', '::1'],
  ['[fd00::2]:51234', 'fd00::2'],
  ['::ffff:10.0.0.1:51234', '::ffff:10.0.0.1'],
  ['unknown', undefined],
  ['unix:', undefined],
])('reads %s', (text, expected) => {
  expect(peerOf(text)).toBe(expected);
});
