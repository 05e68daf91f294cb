import fc from 'fast-check';
import { errorNeedles } from '../../accesslog/error-text';
import type { AccessLogFormat } from '../../accesslog/canonical';
import { check, parse } from '../../insights';
import { fullFormat, plainFormat } from '../testing/logged-request';
import { cellQuery } from './cell-query';
import { equalsText } from './equals-text';
import { periodOf } from './period';
import { quoteField } from './quote-field';

const shapes = ['sparse', 'dense'] as const;
const binMs = 300_000;

const broken: AccessLogFormat = {
  ...fullFormat,
  breaksJson: true,
  fields: new Map([
    ['status', { from: 'message', pattern: '"status"\\s*:\\s*"?(?<status>[^\\s",}]*)' }],
    [
      'integrationLatency',
      { from: 'message', pattern: '"il"\\s*:\\s*"?(?<integrationLatency>[^\\s",}]*)' },
    ],
  ]),
};

describe('the cell query', () => {
  it.each(shapes)('is legal for every kind of format, %s', (shape) => {
    const formats = [
      fullFormat,
      broken,
      plainFormat(['status']),
      plainFormat(['path', 'stage', 'httpMethod', 'responseLatency'], 'http'),
      plainFormat(['routeKey', 'eventType', 'integrationLatency'], 'websocket'),
      plainFormat([]),
    ];
    for (const format of formats) {
      for (const rawPath of [true, false]) {
        const text = cellQuery(format, { shape, binMs, rawPath });
        expect(() => {
          check(parse(text));
        }).not.toThrow();
        expect(text.length).toBeLessThan(10_000);
      }
    }
  });

  it('uses nothing that came after 2025', () => {
    for (const shape of shapes) {
      const text = cellQuery(fullFormat, { shape, binMs });
      expect(text).not.toMatch(/\b(join|if|case|regexReplace|isNumeric|toNumber)\b/i);
    }
  });

  it('has no group key that can be missing', () => {
    const text = cellQuery(fullFormat, { shape: 'dense', binMs });
    const keys = text.slice(text.indexOf(' by ') + 4);
    expect(keys.startsWith('bin(5m) as tg_bin, @log as tg_log, ')).toBe(true);
    for (const name of ['apiId', 'stage', 'httpMethod', 'resourcePath', 'errorResponseType']) {
      expect(keys).toContain(`coalesce(${name}, "-")`);
    }
    expect(text).not.toMatch(/log\((?!greatest)/);
  });

  it('looks for every needle', () => {
    const text = cellQuery(fullFormat, { shape: 'sparse', binMs });
    for (const { needle, bit } of errorNeedles) {
      expect(text).toContain(`"${needle}") * ${String(bit)}`);
    }
  });

  it('reads raw paths only where they are needed', () => {
    const format = plainFormat(['resourcePath', 'path', 'status']);
    expect(cellQuery(format, { shape: 'dense', binMs })).not.toContain('tg_path');
    expect(cellQuery(format, { shape: 'dense', binMs, rawPath: true })).toContain('tg_path');
    expect(cellQuery(plainFormat(['path']), { shape: 'dense', binMs })).toContain('tg_path');
  });

  it('reads the message where lines break JSON', () => {
    const text = cellQuery(broken, { shape: 'dense', binMs });
    expect(text).toContain('(?<tg_text_status>');
    expect(text).toContain('parse tg_text_integrationLatency /^(?<tg_number_integrationLatency>');
  });
});

describe('spelling', () => {
  it('says widths of time that bin understands', () => {
    expect([1_000, 60_000, 300_000, 3_600_000, 86_400_000].map(periodOf)).toEqual([
      '1s',
      '1m',
      '5m',
      '1h',
      '24h',
    ]);
    for (const ms of [0, -1, 1.5, 500, 7_000, 61_000, NaN, Infinity, 172_800_000]) {
      expect(() => periodOf(ms)).toThrow('cannot be queried');
    }
  });

  it('puts odd field names in backticks and refuses what cannot be spelled', () => {
    expect(['a.b_c', 'as', 'x-y', '5xx', 'größe'].map(quoteField)).toEqual([
      'a.b_c',
      '`as`',
      '`x-y`',
      '`5xx`',
      '`größe`',
    ]);
    for (const name of ['', 'a`b', 'a\nb']) expect(() => quoteField(name)).toThrow();
  });

  it('keeps any value inside its condition', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const query = parse(`filter ${equalsText('path', value)}`);
        expect(query.commands).toHaveLength(1);
      }),
    );
  });
});
