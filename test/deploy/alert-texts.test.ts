import { join } from 'node:path';
import { readAlertRules } from '../grafana-host/provisioning/alert-rules';
import { renderTemplate } from '../grafana-host/alerting/render-template';
import { root } from './dockerfile';

// What people read who are woken: Grafana writes the texts anew at each evaluation, also those of an
// alert that resolves, and puts NaN where a value is missing.

const rules = readAlertRules(join(root, 'provisioning'));
const endpoint = 'POST /pay';

/** The values of an evaluation: severity, requests, P99, timeouts, share of the backend. */
interface Evaluation {
  readonly A: number;
  readonly B: number;
  readonly C: number;
  readonly D: number;
  readonly E: number;
}

/** A text of a rule on one line; an instance without values is that of an error. */
function textOf(uid: string, name: string, values?: Evaluation): string {
  const template = rules.find((rule) => rule.uid === uid)?.annotations[name] ?? '';
  const labels: Record<string, string> =
    values === undefined ? {} : { endpoint, rule: 'x', source: 'sample' };
  const text = renderTemplate(template, { labels, values: { ...values } });
  return text.replace(/\s+/g, ' ').trim();
}

const none = Number.NaN;
const healthy: Evaluation = { A: 0, B: 400, C: 120, D: 0, E: 0.8 };
const timingOut: Evaluation = { A: 4, B: 37, C: 27768, D: 14, E: 0.9994 };
const slow: Evaluation = { A: 2, B: 320, C: 8135, D: 0, E: 0.9964 };
const silent: Evaluation = { A: none, B: 0, C: none, D: 0, E: none };

describe('the text of an alert on timeouts', () => {
  const summary = (values?: Evaluation) =>
    textOf('tailgate-integration-timeout', 'summary', values);

  test.each([
    ['while it fires', timingOut, 'POST /pay times out: 14 of 37 requests'],
    ['when it resolves', healthy, 'POST /pay does not time out: 0 of 400 requests'],
    [
      'without requests',
      silent,
      'Whether POST /pay times out cannot be said: 0 requests in ten minutes',
    ],
    [
      'where all time out',
      { ...timingOut, C: none, D: 37 },
      'POST /pay times out: 37 of 37 requests',
    ],
  ])('%s', (_, values, expected) => {
    expect(summary(values)).toBe(expected);
  });

  test('where the backend does not answer', () => {
    expect(summary()).toBe('Integration timeouts cannot be judged at the moment');
  });
});

describe('the text of an alert on slow integrations', () => {
  const summary = (values?: Evaluation) => textOf('tailgate-slow-integration', 'summary', values);

  test.each([
    ['while it fires', slow, 'The backend of POST /pay is slow: P99 8135 ms'],
    ['when it resolves', healthy, 'The backend of POST /pay is not slow: P99 120 ms'],
    ['when it times out', timingOut, 'POST /pay times out now: see the alert Integration timeout'],
    [
      'without requests',
      silent,
      'Whether POST /pay is slow cannot be said: 0 requests in ten minutes',
    ],
    [
      'with too few requests',
      { ...slow, A: 1, B: 3 },
      'Whether POST /pay is slow cannot be said: 3 requests in ten minutes',
    ],
    [
      'where no integration answered',
      { ...healthy, C: none },
      'The backend of POST /pay is not slow',
    ],
  ])('%s', (_, values, expected) => {
    expect(summary(values)).toBe(expected);
  });

  test('where the backend does not answer', () => {
    expect(summary()).toBe('Slow integrations cannot be judged at the moment');
  });
});

describe.each(rules.map(({ uid }) => uid))('the texts of %s', (uid) => {
  test('hold no value that is missing', () => {
    for (const A of [none, 0, 1, 2, 3, 4]) {
      for (const C of [none, 0, 27768]) {
        for (const D of [none, 0, 14]) {
          for (const E of [none, 0, 0.9994]) {
            for (const name of ['summary', 'description', 'runbook']) {
              const text = textOf(uid, name, { A, B: 37, C, D, E });
              expect(text).not.toMatch(/NaN|-1|no value|\(\)| [,.:]|\s$/);
              expect(text).not.toBe('');
            }
          }
        }
      }
    }
  });

  test('say what is known of the requests', () => {
    const description = textOf(uid, 'description', timingOut);
    expect(description).toMatch(/^37 requests in ten minutes, 14 timed out\. .*27768 ms.*99\.94%/);
    expect(textOf(uid, 'description', { ...silent, D: none })).toBe('0 requests in ten minutes.');
  });

  test('say what to do where the backend does not answer', () => {
    const description = textOf(uid, 'description');
    expect(description).toMatch(/annotation Error/);
    expect(description).toMatch(/tailgate serve/);
    expect(description).toMatch(/no alert/);
  });
});
