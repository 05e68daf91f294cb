import { css } from '@emotion/css';
import { locationUtil, type GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, LinkButton, useStyles2 } from '@grafana/ui';
import { rowLinks } from '../../components/field-links';
import type { FindingRow } from '../../components/frames/findings-frame';
import { findingMarkdown } from '../../components/wording/finding-markdown';
import { alertRuleDefaults, alertRulePath } from './alert-rule';
import { hasVariable, setVariable } from './endpoint-filter';
import type { ListContext } from './finding-list';
import { findQuery } from './find-query';
import { zoomRange } from './zoom-range';

interface Props extends ListContext {
  readonly finding: FindingRow;
}

/** What can be done from here. What cannot be done says why, or is left out where it has no meaning. */
export function FindingActions({ finding, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const { episodes, timeZone, onChangeTimeRange } = context;
  const range = zoomRange(finding, episodes);
  const links = rowLinks(finding.frame, finding.row);
  const small = { size: 'sm', variant: 'secondary' } as const;
  return (
    <div className={styles.actions} role="group" aria-label={`Actions for ${finding.title}`}>
      {range !== undefined && (
        <Button {...small} icon="search-plus" onClick={() => onChangeTimeRange(range)}>
          Zoom to episode
        </Button>
      )}
      <FilterButton {...context} finding={finding} />
      <AlertButton {...context} finding={finding} />
      <ClipboardButton {...small} icon="copy" getText={() => findingMarkdown(finding, timeZone)}>
        Copy as Markdown
      </ClipboardButton>
      {links.map(({ title, href, target, onClick }) => (
        <LinkButton
          {...small}
          key={title}
          icon="external-link-alt"
          href={href}
          target={target}
          onClick={onClick}
        >
          {title}
        </LinkButton>
      ))}
    </div>
  );
}

function FilterButton({ finding, options, size, replaceVariables }: Props) {
  const { endpoint } = finding;
  const name = options.endpointVariable;
  if (endpoint === '' || name === '') return null;
  const canFilter = hasVariable(name, replaceVariables);
  return (
    <Button
      size="sm"
      variant="secondary"
      icon="filter"
      disabled={!canFilter}
      tooltip={
        canFilter
          ? `Sets the variable ${name} to ${endpoint}`
          : `Add a variable named ${name} to the dashboard, or name another one in the options of this panel.`
      }
      onClick={() => setVariable(name, endpoint)}
    >
      {size === 'narrow' ? 'Filter dashboard' : 'Filter dashboard to endpoint'}
    </Button>
  );
}

function AlertButton({ finding, id, request, replaceVariables }: Props) {
  const query = findQuery(finding, request, replaceVariables);
  if (query === undefined || finding.rule === '') return null;
  const dashboardUid = request?.dashboardUID;
  const place = dashboardUid === undefined ? undefined : { dashboardUid, panelId: id };
  const { pathname, search } = window.location;
  const returnTo = locationUtil.stripBaseFromUrl(`${pathname}${search}`);
  const defaults = alertRuleDefaults(finding, query, place);
  return (
    <LinkButton
      size="sm"
      variant="secondary"
      icon="bell"
      href={locationUtil.assureBaseUrl(alertRulePath(defaults, returnTo))}
    >
      New alert rule from this
    </LinkButton>
  );
}

const getStyles = ({ spacing }: GrafanaTheme2) => ({
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: spacing(1) }),
});
