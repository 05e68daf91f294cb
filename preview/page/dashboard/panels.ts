import type { DataQuery } from '@grafana/schema';

/** A place on Grafana's grid: 24 columns, rows of 30 px with 8 px between. */
export interface GridPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PanelDefinition {
  readonly id: number;
  readonly plugin: string;
  readonly title: string;
  readonly description: string;
  readonly place: GridPlace;
  /** Rows where the page is too narrow for the grid. */
  readonly narrowRows: number;
  readonly targets: readonly DataQuery[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** A query of the data source, without what the dashboard adds to it. */
const query = (fields: Readonly<Record<string, unknown>>): DataQuery => ({
  refId: 'A',
  ...fields,
});

const endpoints = ['$endpoint'];

/** The dashboard of the preview: the three panels as people would put them up. */
export const dashboard: readonly PanelDefinition[] = [
  {
    id: 1,
    plugin: 'tailgate-latency-panel',
    title: 'Backend or gateway?',
    description: 'How much of the response latency the backend takes, for the same requests.',
    place: { x: 0, y: 0, w: 17, h: 13 },
    narrowRows: 12,
    targets: [
      query({
        ...{ kind: 'latency', endpoints, groupBy: 'none', percentiles: [0.5, 0.99] },
        ...{ measures: ['backend', 'response', 'overhead'], heatmap: true },
      }),
    ],
    options: {},
  },
  {
    id: 2,
    plugin: 'tailgate-timeouts-panel',
    title: 'Timeouts',
    description: 'Requests that ran into the integration timeout, and those that nearly did.',
    place: { x: 17, y: 0, w: 7, h: 13 },
    narrowRows: 11,
    targets: [query({ kind: 'timeouts', endpoints, groupBy: 'endpoint', compare: 'previous' })],
    options: {},
  },
  {
    id: 3,
    plugin: 'tailgate-findings-panel',
    title: 'Findings',
    description: 'What is wrong, what it means, and what to do about it.',
    place: { x: 0, y: 13, w: 24, h: 16 },
    narrowRows: 18,
    targets: [query({ kind: 'findings', endpoints })],
    options: {},
  },
];
