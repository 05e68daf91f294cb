import { css } from '@emotion/css';
import { locationUtil, type GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, LinkButton, useStyles2 } from '@grafana/ui';
import { rowLinks } from '../../components/field-links';
import type { FindingRow } from '../../components/frames/findings-frame';
import { may } from '../../components/permissions';
import { findingMarkdown } from '../../components/wording/finding-markdown';
import type { EpisodeRow } from '../../components/frames/episodes-frame';
import {
  alertRuleDefaults,
  alertRulePath,
  alertSeverity,
  endpointsText,
  watchedEndpoints,
} from './alert-rule';
import { hasVariable, setVariable } from './endpoint-filter';
import type { ListContext } from './finding-list';
import { findQuery } from './find-query';
import { isInView, zoomRange } from './zoom-range';

interface Props extends ListContext {
  readonly finding: FindingRow;
  /** Those of the finding, the worst first. */
  readonly episodes: readonly EpisodeRow[];
}

/** What can be done from here. What cannot be done says why, or is left out where it has no meaning. */
export function FindingActions({ finding, ...context }: Props) {
  const styles = useStyles2(getStyles);
  const { episodes, timeZone } = context;
  const links = rowLinks(finding.frame, finding.row);
  const small = { size: 'sm', variant: 'secondary' } as const;
  return (
    <div className={styles.actions} role="group" aria-label={`Actions for ${finding.title}`}>
      <ZoomButton {...context} finding={finding} />
      <FilterButton {...context} finding={finding} />
      <AlertButton {...context} finding={finding} />
      <ClipboardButton
        {...small}
        icon="copy"
        getText={() => findingMarkdown(finding, timeZone, episodes)}
      >
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

/** It stays in its place once the episode is in view, so that a second click hits no other button. */
function ZoomButton({ finding, episodes, timeRange, onChangeTimeRange }: Props) {
  const found = episodes[0] ?? finding.detail?.concentration;
  const target = found && zoomRange(found);
  const reason =
    target === undefined
      ? 'The data does not say when it happened.'
      : isInView(target, timeRange)
        ? 'The dashboard shows this episode already.'
        : undefined;
  return (
    <Button
      size="sm"
      variant="secondary"
      icon="search-plus"
      disabled={reason !== undefined}
      tooltip={reason ?? (episodes.length > 1 ? 'To the worst of the episodes below' : undefined)}
      onClick={() => target !== undefined && onChangeTimeRange(target)}
    >
      Zoom to episode
    </Button>
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
  const look = { size: 'sm', variant: 'secondary', icon: 'bell' } as const;
  const label = 'New alert rule from this';
  if (!may('alert.rules:create')) {
    // No link: one that is disabled cannot be reached by keyboard, nor can its tooltip.
    return (
      <Button {...look} disabled tooltip="You may not create alert rules here: ask an editor.">
        {label}
      </Button>
    );
  }
  const dashboardUid = request?.dashboardUID;
  const place = dashboardUid === undefined ? undefined : { dashboardUid, panelId: id };
  const { pathname, search } = window.location;
  const returnTo = locationUtil.stripBaseFromUrl(`${pathname}${search}`);
  const defaults = alertRuleDefaults(finding, query, place);
  return (
    <LinkButton
      {...look}
      href={locationUtil.assureBaseUrl(alertRulePath(defaults, returnTo))}
      tooltip={`Of ${endpointsText(watchedEndpoints(finding))}, from severity ${alertSeverity(finding)} on`}
    >
      {label}
    </LinkButton>
  );
}

const getStyles = ({ spacing }: GrafanaTheme2) => ({
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: spacing(1) }),
});
