/** A rule for people: `near-timeout` becomes `Near timeout`; figures of HTTP stay as they are. */
export function ruleName(rule: string): string {
  return sentenceCase(rule.replaceAll('-', ' '));
}

/** A number of the evidence for people: `p99Integration` becomes `P99 integration`. */
export function evidenceName(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase();
  return sentenceCase(words);
}

const signalNames: ReadonlyMap<string, string> = new Map([
  ['integration-latency-minus-one', 'integration latency −1'],
  ['response-type-integration-timeout', 'type INTEGRATION_TIMEOUT'],
  ['error-text', 'error text of a timeout'],
  ['latency-at-limit', 'latency at the limit'],
]);

/** What gave a timeout away, for people. */
export function signalName(signal: string): string {
  return signalNames.get(signal) ?? signal.replaceAll('-', ' ');
}

/** An endpoint for people; an empty one stands for the whole source. */
export function endpointName(endpoint: string): string {
  return endpoint === '' ? 'all endpoints' : endpoint;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
