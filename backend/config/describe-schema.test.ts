import { Type } from '@sinclair/typebox';
import { describeSchema } from './describe-schema';

describe('describeSchema', () => {
  it.each([
    [Type.Integer({ minimum: 0, maximum: 65_535 }), 'a whole number from 0 to 65535'],
    [Type.Integer({ minimum: 0 }), 'a whole number from 0'],
    [Type.Integer({ maximum: 9 }), 'a whole number up to 9'],
    [Type.Number({ exclusiveMinimum: 0 }), 'a number above 0'],
    [Type.Number({ exclusiveMinimum: 0, maximum: 1 }), 'a number above 0, up to 1'],
    [Type.Number(), 'a number'],
  ])('names both ends of a range: %#', (schema, words) => {
    expect(describeSchema(schema)).toBe(words);
  });
});
