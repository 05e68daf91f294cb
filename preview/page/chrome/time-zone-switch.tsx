import { dateTimeFormat } from '@grafana/data';
import { RadioButtonGroup } from '@grafana/ui';
import { changeTimeZone, localTimeZone } from '../state/time';

interface Props {
  readonly timeZone: string;
  /** ms since the epoch: how far a zone is from UTC depends on the time of the year. */
  readonly instant: number;
}

/** Which time the page shows: that of the browser, UTC, or another that was chosen in the time picker. */
export function TimeZoneSwitch({ timeZone, instant }: Props) {
  const offset = dateTimeFormat(instant, { timeZone: localTimeZone, format: 'Z' });
  const local = { value: localTimeZone, label: `Local ${offset}` };
  const utc = { value: 'utc', label: 'UTC' };
  const other = [local, utc].some(({ value }) => value === timeZone)
    ? []
    : [{ value: timeZone, label: timeZone }];
  return (
    <RadioButtonGroup
      options={[local, utc, ...other]}
      value={timeZone}
      onChange={changeTimeZone}
      aria-label="Time zone"
    />
  );
}
