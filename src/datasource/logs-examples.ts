/** Queries that answer a question, in the field names that the README recommends for the log. */
export const logsExamples: readonly { title: string; text: string }[] = [
  {
    title: 'The slowest integrations',
    text: `fields @timestamp, httpMethod, resourcePath, integrationLatency, responseLatency, requestId
| filter ispresent(integrationLatency)
| sort integrationLatency desc
| limit 20`,
  },
  {
    title: 'P99 of the integration latency by path',
    text: `filter ispresent(integrationLatency)
| stats pct(integrationLatency, 99) as p99, count(*) as requests by bin(5m), resourcePath`,
  },
  {
    title: 'Answers with 5xx by path and status',
    text: `filter status >= 500
| stats count(*) as answers by resourcePath, status
| sort answers desc`,
  },
  {
    title: 'Requests that timed out',
    text: `fields @timestamp, httpMethod, resourcePath, responseLatency, requestId
| filter status = 504
| sort @timestamp desc
| limit 100`,
  },
];
