import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { Analysis, type Finding, type RuleId } from '@tailgate/contract';
import { renderJson } from '../../backend/cli/render-json';
import { renderMarkdown } from '../../backend/cli/render-markdown';
import { renderText } from '../../backend/cli/render-text';
import { analyzeFiles } from '../../backend/services/analyze-files';
import { brokenJson } from './broken-json';
import { writeGolden, type GoldenSet } from './golden-set';
import { integrationTimeout } from './integration-timeout';
import { onlyTimeouts } from './only-timeouts';
import { slowIntegration } from './slow-integration';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-golden-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function analyze(set: GoldenSet): Promise<Analysis> {
  return analyzeFiles({ paths: [await writeGolden(folder, set)] });
}

function findingOf(analysis: Analysis, rule: RuleId): Finding {
  const found = analysis.findings.find((finding) => finding.rule === rule);
  if (found === undefined) throw new Error(`${rule} did not fire`);
  return found;
}

/** The text output without the breaks of lines. */
function textOf(analysis: Analysis): string {
  return renderText(analysis, { width: 100, colour: false }).replace(/\s+/g, ' ');
}

describe('golden set: slow integration', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyze(slowIntegration());
  });

  it('has exactly the numbers of the finding in JSON', () => {
    const finding = findingOf(analysis, 'slow-integration');
    expect(finding.evidence.sampleSize).toBe(12_400);
    expect(finding.evidence.values).toMatchObject({
      p50Integration: { value: 320, unit: 'ms' },
      p95Integration: { value: 1_900, unit: 'ms' },
      p99Integration: { value: 3_800, unit: 'ms' },
    });
    expect(Math.round((finding.evidence.values['backendShare']?.value ?? 0) * 100)).toBe(92);
    expect(finding).toMatchObject({ severity: 'warning', scope: 'source', confidence: 'high' });
  });

  it('says them in the text, with the verdict and what to do', () => {
    const text = textOf(analysis);
    for (const part of ['3.8 s', '12,400 requests', 'median 320 ms', 'P95 1.9 s', '92 %']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('so the backend is the bottleneck');
    expect(text).toMatch(/Profile the integration target/);
    expect(text).toMatch(/database queries/);
    expect(text).toMatch(/downstream calls/);
    expect(text).toMatch(/Cold starts/);
    expect(text).toMatch(/pool/);
    expect(text).toMatch(/cache/);
  });

  it('finds no timeout', () => {
    const rules = analysis.findings.map(({ rule }) => rule);
    expect(rules).not.toContain('integration-timeout');
    expect(rules).not.toContain('near-timeout');
  });
});

describe('golden set: integration timeouts', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyze(integrationTimeout());
  });

  it('has exactly the numbers of the finding in JSON', () => {
    const finding = findingOf(analysis, 'integration-timeout');
    expect(finding.severity).toBe('high');
    expect(finding.evidence.values['timeouts']).toEqual({ value: 23, unit: 'count' });
    expect(finding.evidence.signals).toContainEqual({
      signal: 'integration-latency-minus-one',
      count: 23,
    });
    expect(finding.endpoints.map(({ endpoint, count }) => [endpoint, count])).toEqual([
      ['POST /api/reports/generate', 18],
      ['POST /api/export/csv', 5],
    ]);
    expect(finding.evidence.examples).toHaveLength(20);
    for (const example of finding.evidence.examples) {
      expect(example).toMatchObject({ status: 504, integrationLatency: null });
      expect(example.requestId).toMatch(/\S/);
    }
  });

  it('says them in the text, with what to do', () => {
    const text = textOf(analysis);
    expect(text).toContain('23 requests timed out waiting for the integration');
    expect(text).toContain('integrationLatency = −1');
    expect(text).toContain('all answered 504');
    expect(text).toContain('POST /api/reports/generate (18), POST /api/export/csv (5)');
    expect(text).toMatch(
      /Find what the backend waits for.*Raise the integration timeout .*if it is set below/s,
    );
    expect(text).toMatch(/and shorten that work/);
    expect(text).toMatch(/202 with a job id.*SQS.*Step Functions/);
  });

  it('explains what the timeouts cause', () => {
    const effects = analysis.findings.filter(({ rule }) => rule === 'high-latency');
    for (const effect of effects) expect(effect.causedBy).toContain('integration-timeout');
    expect(analysis.findings.map(({ rule }) => rule)).not.toContain('high-5xx');
  });
});

describe('golden set: nothing but timeouts', () => {
  it('says that the backend is to blame', async () => {
    const set = onlyTimeouts();
    const analysis = await analyze(set);
    const finding = findingOf(analysis, 'integration-timeout');
    expect(finding.severity).toBe('critical');
    expect(finding.evidence.values['timeouts']?.value).toBe(set.lines.length);
    expect(finding.evidence.values['backendShare']?.value).toBe(1);
    expect(textOf(analysis)).toContain('the backend is the bottleneck');
  });
});

describe('golden set: lines that break JSON', () => {
  it('goes through the parse fallback without losing a line', async () => {
    const set = brokenJson();
    const analysis = await analyze(set);
    expect(analysis.input.events).toBe(set.lines.length);
    expect(analysis.input.unreadable).toBe(0);
    const timedOut = set.lines.filter((line) => line.includes('INTEGRATION_TIMEOUT')).length;
    expect(timedOut).toBeGreaterThan(0);
    const finding = findingOf(analysis, 'integration-timeout');
    expect(finding.evidence.values['timeouts']?.value).toBe(timedOut);
    expect(analysis.notices.join(' ')).toContain('not valid JSON');
  });
});

describe.each([slowIntegration, integrationTimeout, onlyTimeouts, brokenJson])(
  'every output of %p',
  (make) => {
    it('is of its schema, and of its format', async () => {
      const analysis = await analyze(make());
      const parsed: unknown = JSON.parse(renderJson(analysis));
      expect([...Value.Errors(Analysis, parsed)]).toEqual([]);
      expect(renderMarkdown(analysis)).toMatch(/^# Tailgate findings\n/);
      for (const finding of analysis.findings) {
        expect(finding.actions.length).toBeGreaterThan(1);
        expect(finding.meaning).not.toBe('');
      }
    });
  },
);
