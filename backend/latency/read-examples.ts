import type { ExampleRequest } from '@tailgate/contract';
import { endpointOf, type EndpointOptions } from '../accesslog/endpoint';
import type { QueryColumns } from '../insights/columns';
import { numbersOf, optionalNumbers, optionalText } from './cells/result-columns';
import { missingText } from './query/cell-columns';
import { exampleColumns, exampleNumbers } from './query/example-query';

/**
 * The rows of the detail query as example requests; latencies in ms, null where the line has none. A
 * negative number is none: gateways write −1 where no answer came, and the query itself puts one where
 * a line lacks the field.
 */
export function readExamples(result: QueryColumns, options: EndpointOptions): ExampleRequest[] {
  const times = numbersOf(result, '@timestamp');
  const texts = new Map(
    exampleColumns.map(({ field, column }) => [field, optionalText(result, column)]),
  );
  const numbers = new Map(
    exampleNumbers.map(({ field, column }) => [field, optionalNumbers(result, column)]),
  );
  return Array.from({ length: result.rowCount }, (_, row): ExampleRequest => {
    const text = (field: (typeof exampleColumns)[number]['field']) => {
      const column = texts.get(field);
      const value = column?.dictionary[column.codes[row] ?? -1];
      return value === undefined || value === missingText || value === '' ? undefined : value;
    };
    const number = (field: (typeof exampleNumbers)[number]['field']) => {
      const value = numbers.get(field)?.values[row] ?? NaN;
      return value >= 0 ? value : null;
    };
    return {
      time: new Date(times[row] ?? NaN).toISOString(),
      endpoint: endpointOf(
        {
          httpMethod: text('httpMethod'),
          resourcePath: text('resourcePath'),
          routeKey: text('routeKey'),
          path: text('path'),
          eventType: text('eventType'),
          stage: text('stage'),
        },
        options,
      ),
      status: number('status'),
      integrationLatency: number('integrationLatency'),
      responseLatency: number('responseLatency'),
      requestId: text('requestId') ?? null,
      traceId: text('traceId') ?? null,
    };
  });
}
