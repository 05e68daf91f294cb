import type { CoreApp, TimeRange } from '@grafana/data';
import type { TailgateDataSource } from '../datasource';
import type { TailgateQuery } from '../types';

/** What every field of the query editor is given. */
export interface FieldProps {
  readonly query: TailgateQuery;
  readonly datasource: TailgateDataSource;
  readonly app?: CoreApp;
  readonly range?: TimeRange;
  /** Changes parts of the query and runs it. */
  readonly change: (changed: Partial<TailgateQuery>) => void;
  /** Changes parts of the query that run when the reader leaves the field. */
  readonly edit: (changed: Partial<TailgateQuery>) => void;
  readonly run: () => void;
}
