import type { AlertAnswer, AlertMeasure } from '@tailgate/contract';
import { numberField, textField, type Frame } from '../arrow/frame';
import { answerFrames } from './answer-frames';

const units: Readonly<Record<AlertMeasure, string>> = {
  severity: 'short',
  requests: 'short',
  affected: 'short',
  p99: 'ms',
  share: 'percentunit',
  timeouts: 'short',
};

/** Rows for alert rules: the text columns are the labels of an instance, `value` is its number. */
export function alertFrames(answer: AlertAnswer): readonly Frame[] {
  const { rows, source, measure } = answer;
  const frame: Frame = {
    name: 'alert',
    meta: { type: 'numeric-long', typeVersion: [0, 1], preferredVisualisationType: 'table' },
    fields: [
      textField(
        'rule',
        rows.map(({ rule }) => rule),
      ),
      textField(
        'endpoint',
        rows.map(({ endpoint }) => endpoint),
      ),
      textField(
        'source',
        rows.map(() => source),
      ),
      numberField(
        'value',
        rows.map(({ value }) => value),
        { config: { displayNameFromDS: measure, unit: units[measure] } },
      ),
    ],
  };
  return answerFrames('alert', answer.info, [frame]);
}
