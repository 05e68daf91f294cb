import {
  createDataFrame,
  CustomVariableSupport,
  FieldType,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import { from, type Observable } from 'rxjs';
import type { TailgateDataSource } from './datasource';
import type { TailgateVariableQuery } from './types';
import { VariableEditor } from './variable-editor';

/** Dashboard variables: the endpoints, stages, rules … that the data has in the dashboard's range. */
export class TailgateVariableSupport extends CustomVariableSupport<
  TailgateDataSource,
  TailgateVariableQuery
> {
  override editor = VariableEditor;

  constructor(private readonly datasource: TailgateDataSource) {
    super();
  }

  override query(request: DataQueryRequest<TailgateVariableQuery>): Observable<DataQueryResponse> {
    return from(this.values(request));
  }

  private async values({
    targets,
    range,
    scopedVars,
  }: DataQueryRequest<TailgateVariableQuery>): Promise<DataQueryResponse> {
    const lists = await Promise.all(
      targets.map(({ of = 'endpoint', source }) =>
        this.datasource.values(of, { range, source, scopedVars }),
      ),
    );
    const values = [...new Set(lists.flat())];
    const field = { type: FieldType.string, config: {}, values };
    const frame = createDataFrame({
      fields: [
        { name: 'text', ...field },
        { name: 'value', ...field },
      ],
    });
    return { data: [frame] };
  }
}
