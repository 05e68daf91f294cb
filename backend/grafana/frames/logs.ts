import type { LogsAnswer } from '@tailgate/contract';
import { TailgateError } from '../../errors';
import type { Frame } from '../arrow/frame';
import { answerFrames } from './answer-frames';
import { logLinesFrame } from './logs-lines';
import { logSeriesFrame } from './logs-series';
import { logsShape, type LogsShape } from './logs-shape';
import { logNumbersFrame, logsTableFrame } from './logs-table';

function frameOf(answer: LogsAnswer, shape: LogsShape): Frame {
  switch (shape.kind) {
    case 'lines':
      return logLinesFrame(answer, shape.time);
    case 'series':
      return logSeriesFrame(answer, shape);
    case 'numbers':
      return logNumbersFrame(answer, shape);
    case 'table':
      return logsTableFrame(answer);
  }
}

/** Rows of a Logs Insights query as lines, series, numbers or a table, by what the query gives. */
export function logsFrames(answer: LogsAnswer, text: string): readonly Frame[] {
  const frame = frameOf(answer, logsShape(text, answer.columns));
  const meta = { ...frame.meta, executedQueryString: text };
  return answerFrames('logs', answer.info, [{ ...frame, meta }]);
}

/**
 * The same for an alert rule, which needs exactly one number per row, under labels that stay: a row
 * whose labels change is another instance of the alert to Grafana, and never fires for long.
 * @throws TailgateError `invalid-input` where the query gives lines, several numbers, or texts that it
 * does not group by
 */
export function logsAlertFrames(answer: LogsAnswer, text: string): readonly Frame[] {
  const shape = logsShape(text, answer.columns);
  const place = 'text';
  const nameOf = (index: number): string => answer.columns[index]?.name ?? '';
  const [changing] = shape.changing;
  if (changing !== undefined) {
    throw new TailgateError(
      'invalid-input',
      `The column ${nameOf(changing)} is a text that would change the labels of the alert.`,
      {
        place,
        remedy:
          'Group by it instead ("stats count(*) by status"), leave it out, or make a number of it ("max(status + 0)").',
      },
    );
  }
  if (shape.kind === 'lines' || shape.kind === 'table') {
    throw new TailgateError('invalid-input', 'An alert cannot watch log lines.', {
      place,
      remedy: 'Count them: end the query with "| stats count(*) as lines".',
    });
  }
  if (shape.values.length !== 1) {
    const names = shape.values.map(nameOf).join(', ');
    throw new TailgateError('invalid-input', `An alert needs one number, not ${names}.`, {
      place,
      remedy: 'Keep one of them, and give each of the others a query of its own.',
    });
  }
  return logsFrames(answer, text);
}
