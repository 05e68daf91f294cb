import { TailgateError } from '../../errors';
import { callError } from './call-error';

describe('callError', () => {
  it('says what, where and what to do, and who has to look', () => {
    const details = { place: 'text, line 1\nfields x |\n         ^', remedy: 'Remove it.' };
    expect(callError(new TailgateError('malformed-query', 'A | too much.', details))).toEqual({
      text: 'A | too much (text, line 1). Remove it.',
      status: 400,
      source: 'downstream',
      fault: false,
    });
    expect(callError(new TailgateError('inconsistent', 'Counts differ.'))).toMatchObject({
      text: 'Counts differ.',
      source: 'plugin',
      fault: true,
    });
  });

  it('tells nothing of the inside', () => {
    for (const thrown of [new Error('secret'), 'secret', new TailgateError('internal', 'secret')]) {
      const { text, status, source, fault } = callError(thrown);
      expect(text).not.toContain('secret');
      expect([status, source, fault]).toEqual([500, 'plugin', true]);
    }
  });
});
