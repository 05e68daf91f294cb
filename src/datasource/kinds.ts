import type { GrafanaKind } from '@tailgate/contract';

/** The kinds of query in the order of the editor's list. */
export const kinds: readonly { value: GrafanaKind; label: string; description: string }[] = [
  {
    value: 'latency',
    label: 'Latency',
    description: 'Backend time against response',
  },
  {
    value: 'timeouts',
    label: 'Timeouts',
    description: 'Ran into the timeout, or near it',
  },
  {
    value: 'findings',
    label: 'Findings',
    description: 'What is wrong, and what to do',
  },
  {
    value: 'episodes',
    label: 'Episodes',
    description: 'From when to when a finding held',
  },
  {
    value: 'slow-requests',
    label: 'Slow requests',
    description: 'The slowest, with their ids',
  },
  {
    value: 'logs',
    label: 'Logs Insights',
    description: 'A query of your own; scans anew',
  },
  {
    value: 'alert',
    label: 'Alert values',
    description: '0 is well, 4 is critical',
  },
];

/** Those that give an alert rule numbers with stable labels. */
export const alertKinds: readonly GrafanaKind[] = ['alert', 'latency', 'timeouts', 'logs'];

/** Why a kind is no use in an alert rule, and what to take instead; empty where it can be used. */
export function whyNotInAlert(kind: GrafanaKind): string {
  switch (kind) {
    case 'episodes':
      return 'Episodes are spans of time, and an alert rule needs numbers. Choose “Alert values”.';
    case 'slow-requests':
      return 'Single requests come and go, so an alert rule would lose its instances. Choose “Alert values” or “Latency”.';
    case 'findings':
      return 'In an alert rule findings are answered as alert values. Choose “Alert values” to set what is measured.';
    default:
      return '';
  }
}
