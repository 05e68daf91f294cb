import fc from 'fast-check';
import { parseClf, parseEpoch } from './time-value';

describe('parseEpoch', () => {
  it.each([
    ['1784692371355', 1_784_692_371_355],
    ['1747602530', 1_747_602_530_000],
    ['1747602530.25', 1_747_602_530_250],
  ])('%s', (text, ms) => expect(parseEpoch(text)).toBe(ms));

  it.each(['', '-', '0', '-5', '1e12', 'NaN', ' 1784692371355', '12345678901234567890', '0x10'])(
    'has no instant for %j',
    (text) => expect(parseEpoch(text)).toBeNaN(),
  );
});

describe('parseClf', () => {
  it.each([
    ['10/Jun/2023:15:36:28 +0000', '2023-06-10T15:36:28.000Z'],
    ['[10/Jun/2023:15:36:28 +0000]', '2023-06-10T15:36:28.000Z'],
    ['10/jun/2023:15:36:28 +0530', '2023-06-10T10:06:28.000Z'],
    ['31/Dec/2023:23:59:59 -0100', '2024-01-01T00:59:59.000Z'],
    ['29/Feb/2024:00:00:00', '2024-02-29T00:00:00.000Z'],
  ])('%s', (text, iso) => expect(new Date(parseClf(text)).toISOString()).toBe(iso));

  it.each([
    '',
    '-',
    '29/Feb/2023:00:00:00 +0000',
    '00/Jan/2023:00:00:00 +0000',
    '10/Foo/2023:00:00:00 +0000',
    '10/Jun/2023:24:00:00 +0000',
    '10/Jun/2023:15:60:28 +0000',
    '2023-06-10T15:36:28Z',
  ])('has no instant for %j', (text) => expect(parseClf(text)).toBeNaN());
});

it('gives a number for any text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      expect(typeof parseClf(text)).toBe('number');
      expect(typeof parseEpoch(text)).toBe('number');
    }),
    { seed: 20_261_120 },
  );
});
