import type { DataFrame } from '@grafana/data';
import type { Severity } from '@tailgate/contract';
import { cell, findField, numberCell, textCell } from './cells';
import { severityRank } from './episodes-frame';
import { findFrames } from './find-frame';
import { readDetail, readSeverity, type FindingDetail } from './finding-detail';
import { parsedCell } from './json';

/** A row of the frame `findings`. Times in ms since the epoch, null where the frame has none. */
export interface FindingRow {
  /** The same finding after a refresh has the same id. */
  readonly id: string;
  readonly severity: Severity;
  readonly rule: string;
  readonly title: string;
  readonly summary: string;
  /** The worst; empty for the whole source. */
  readonly endpoint: string;
  /** How many endpoints. */
  readonly endpoints: number | null;
  readonly affected: number | null;
  readonly requests: number | null;
  readonly isConfident: boolean;
  /** Rules that explain this one. */
  readonly causedBy: readonly string[];
  readonly from: number | null;
  readonly to: number | null;
  readonly meaning: string;
  readonly actions: readonly string[];
  readonly source: string;
  /** Only where the frame has the column `finding`. */
  readonly detail: FindingDetail | undefined;
  /** Where the row came from: number formats, links, the query. */
  readonly frame: DataFrame;
  readonly row: number;
}

/**
 * The frames `findings`, worst first; of equal severity a cause comes before what it explains. Nothing
 * where there is no such frame: the panel has been given other data then.
 */
export function readFindings(frames: readonly DataFrame[]): FindingRow[] | undefined {
  const found = findFrames(frames, 'findings', looksLikeFindings);
  if (found.length === 0) return undefined;
  return found
    .flatMap((frame) => Array.from({ length: frame.length }, (_, row) => readRow(frame, row)))
    .sort(
      (one, other) =>
        severityRank(other) - severityRank(one) ||
        Number(one.causedBy.length > 0) - Number(other.causedBy.length > 0),
    );
}

/** Episodes have a severity and a title too, but their text is called otherwise. */
function looksLikeFindings(frame: DataFrame): boolean {
  return ['severity', 'title', 'summary'].every((name) => findField(frame, name) !== undefined);
}

function readRow(frame: DataFrame, row: number): FindingRow {
  const text = (name: string) => textCell(findField(frame, name), row);
  const number = (name: string) => numberCell(findField(frame, name), row);
  const listOf = (name: string, separator: string) =>
    text(name)
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const [rule, source, endpoint] = [text('rule'), text('source'), text('endpoint')];
  return {
    id: [source, rule, rule === '' ? `${text('title')} ${endpoint}` : ''].join('|'),
    severity: readSeverity(text('severity')),
    rule,
    title: text('title'),
    summary: text('summary'),
    endpoint,
    endpoints: number('endpoints'),
    affected: number('affected'),
    requests: number('requests'),
    isConfident: text('confidence') !== 'low',
    causedBy: listOf('caused_by', ','),
    from: number('from'),
    to: number('to'),
    meaning: text('meaning'),
    actions: listOf('actions', '\n'),
    source,
    detail: readDetail(parsedCell(cell(findField(frame, 'finding'), row))),
    frame,
    row,
  };
}
