import { PanelMessage } from './panel-message';

interface Props {
  readonly errors: readonly string[];
  /** What could not be read, as the subject of a sentence. */
  readonly subject: string;
  readonly isCompact?: boolean;
}

/** Where a query failed and there is nothing else to show. */
export function ErrorMessage({ errors, subject, isCompact }: Props) {
  return (
    <PanelMessage tone="bad" title={`${subject} could not be read`} isCompact={isCompact}>
      {errors.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>
        This says nothing about your API. Refresh the dashboard; if it stays, use “Save & test” in
        the settings of the data source.
      </p>
    </PanelMessage>
  );
}
