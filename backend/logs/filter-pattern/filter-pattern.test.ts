import fc from 'fast-check';
import { ServiceError } from '../server/service-error';
import { parseFilterPattern } from './filter-pattern';

describe('terms', () => {
  it.each([
    ['', 'anything', true],
    ['ERROR', 'an ERROR here', true],
    ['ERROR', 'an error here', false],
    ['ERROR timeout', 'timeout, then ERROR', true],
    ['ERROR timeout', 'ERROR', false],
    ['"internal error"', 'an internal error', true],
    ['"internal error"', 'error internal', false],
    ['"say \\"no\\""', 'they say "no"', true],
    ['ERROR -EXIT', 'ERROR EXIT', false],
    ['ERROR -"clean exit"', 'ERROR exit', true],
    ['-ERROR', 'fine', true],
    ['?ERROR ?WARN', 'a WARN', true],
    ['?ERROR ?WARN', 'an INFO', false],
    ['?ERROR INFO', 'an INFO', true],
  ])('%s on %s: %s', (pattern, message, expected) => {
    expect(parseFilterPattern(pattern)(message)).toBe(expected);
  });
});

describe('conditions on JSON', () => {
  const message = JSON.stringify({
    status: '504',
    latency: 29_010.5,
    ip: '10.1.2.3',
    error: null,
    cached: false,
    'odd key': 'x',
    nested: { list: [{ name: 'first' }, 7] },
  });
  it.each([
    ['{ $.status = 504 }', true],
    ['{ $.status = "504" }', true],
    ['{ $.status = 5* }', true],
    ['{ $.status = 5*5 }', false],
    ['{ $.status != 504 }', false],
    ['{ $.none != 504 }', false],
    ['{ $.latency > 29000 && $.latency <= 29010.5 }', true],
    ['{ $.latency < 2.9e4 }', false],
    ['{ $.ip = 10.* || $.ip = 192.* }', true],
    ['{ $.ip = "*.2.*" }', true],
    ['{ ($.status = 200 || $.status = 504) && $.cached IS FALSE }', true],
    ['{ $.status = 504 || $.none = 1 && $.none = 2 }', true],
    ['{ $.error IS NULL }', true],
    ['{ $.none IS NULL }', false],
    ['{ $.none NOT EXISTS }', true],
    ['{ $.error NOT EXISTS }', false],
    ['{ $.cached IS TRUE }', false],
    ['{ $.nested.list[0].name = "first" }', true],
    ['{ $.nested.list[1] >= 7 }', true],
    ["{ $['odd key'] = x }", true],
    ['{$.status=504&&$.ip!=1*1}', true],
  ])('%s: %s', (pattern, expected) => {
    expect(parseFilterPattern(pattern)(message)).toBe(expected);
    expect(parseFilterPattern(pattern)('no JSON')).toBe(false);
    expect(parseFilterPattern(pattern)('{"broken":')).toBe(false);
  });
});

describe('patterns that are refused', () => {
  it.each([
    ['[ip, user]', 'space-delimited'],
    ['%ERR.*%', 'regular expressions'],
    ['{ $.a = %x% }', 'regular expressions'],
    ['{ $.a = 1', '} expected, the end found'],
    ['{ $.a }', 'unknown operator }|it ends too early'],
    ['{ $.a > "x" }', 'compares numbers'],
    ['{ status = 1 }', 'a selector such as $.status expected'],
    ['{ $.a = 1 } x', 'nothing may follow'],
    ['{ $.* = 1 }', 'wildcards in selectors'],
    ['"open', 'not closed'],
    ['a:b', 'quotation marks'],
  ])('%s', (pattern, reason) => {
    const escaped = reason.replace(/[.$*+?()[\]{}\\]/g, '\\$&');
    expect(() => parseFilterPattern(pattern)).toThrow(new RegExp(escaped));
  });

  it('are refused and nothing worse, whatever they are', () => {
    const symbols = fc.constantFrom(
      ...[
        '{',
        '}',
        '(',
        ')',
        '$',
        '.a',
        '[0]',
        '=',
        '!=',
        '>',
        '&&',
        '||',
        '"',
        '*',
        ' ',
        'x',
        '5',
      ],
      ...['IS', 'NULL', 'NOT', 'EXISTS', '?', '-', '%', '\\'],
    );
    const pattern = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(symbols, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.array(symbols, { maxLength: 30 }).map((parts) => `{ $.a${parts.join(' ')}}`),
    );
    fc.assert(
      fc.property(pattern, fc.jsonValue(), (text, value) => {
        try {
          parseFilterPattern(text)(JSON.stringify({ a: value }));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ServiceError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
