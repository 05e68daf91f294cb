import type { AccessLogFormat, CanonicalField } from '../../backend/accesslog/canonical';
import { detectFormat } from '../../backend/accesslog/detect-format';
import { discoverFields } from '../../backend/accesslog/discover-fields';
import { brokenJson } from './broken-json';
import { integrationTimeout } from './integration-timeout';
import { onlyTimeouts } from './only-timeouts';
import { slowIntegration } from './slow-integration';

function formatOf(lines: readonly string[]): AccessLogFormat {
  const detected = detectFormat(lines, {});
  if (detected.content !== 'access-log') throw new Error(`detected ${detected.content}`);
  return detected.format;
}

function read(format: AccessLogFormat, field: CanonicalField, line: string): string | undefined {
  const source = format.fields.get(field);
  if (source === undefined) return undefined;
  if (source.from === 'field') return discoverFields(line)?.get(source.name);
  return new RegExp(source.pattern).exec(line)?.groups?.[field];
}

it.each([
  ['slow-integration', slowIntegration(), []],
  ['only-timeouts', onlyTimeouts(), ['integrationError']],
  ['integration-timeout', integrationTimeout(), ['errorResponseType', 'errorMessage']],
])('knows the format of %s as that of a REST API', (_, { lines }, missing) => {
  const format = formatOf(lines);
  expect(format.kind).toBe('rest');
  expect(format.breaksJson).toBe(false);
  expect(format.missing).toEqual(expect.arrayContaining(missing));
  expect(format.missing).not.toContain('integrationLatency');
});

describe('broken-json', () => {
  const { lines } = brokenJson();

  it('is seen whatever part of it is looked at', () => {
    for (let start = 0; start + 200 <= lines.length; start += 200) {
      expect(formatOf(lines.slice(start, start + 200)).breaksJson).toBe(true);
    }
  });

  it('is read completely by the patterns', () => {
    const format = formatOf(lines);
    const repaired = (line: string): Record<string, unknown> =>
      JSON.parse(line.replace(/: -(?=[ ,])/g, ': "-"').replace(/" "([^"]*)""/g, '"$1"')) as Record<
        string,
        unknown
      >;
    const fields = [
      ['status', 'status'],
      ['integrationLatency', 'integrationLatency'],
      ['responseLatency', 'responseLatency'],
      ['requestTimeEpoch', 'requestTimeEpoch'],
      ['requestTime', 'requestTime'],
      ['httpMethod', 'httpMethod'],
      ['resourcePath', 'resourcePath'],
      ['errorResponseType', 'error_responseType'],
      ['errorMessage', 'error_messageString'],
    ] as const;
    for (const line of lines) {
      const values = repaired(line);
      for (const [field, key] of fields)
        expect(read(format, field, line)).toBe(String(values[key]));
    }
  });
});
