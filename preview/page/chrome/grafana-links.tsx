import { useEffect, useState } from 'react';
import { changeSearch } from '../state/search';
import { readAlertDraft, type AlertDraft } from './alert-draft';
import { AlertEditorNote } from './alert-editor-note';
import { readExploreLink } from './explore-link';

/**
 * Links of panels into Grafana: those to Explore lead to the one of this page; one to the editor for
 * alert rules, which this page has not, says so and shows what would be filled in.
 */
export function GrafanaLinks() {
  const [draft, setDraft] = useState<AlertDraft>();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const url = link === null ? undefined : new URL(link.href, window.location.href);
      if (url === undefined || url.origin !== window.location.origin) return;
      if (url.pathname.startsWith('/alerting/new')) {
        event.preventDefault();
        setDraft(readAlertDraft(url.searchParams.get('defaults')));
      } else if (url.pathname === '/explore') {
        event.preventDefault();
        changeSearch({ view: 'explore', ...readExploreLink(url.searchParams) });
      }
    };
    const kinds = ['click', 'auxclick'] as const;
    for (const kind of kinds) window.addEventListener(kind, follow, { capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, follow, { capture: true });
    };
  }, []);
  if (draft === undefined) return null;
  return <AlertEditorNote draft={draft} onClose={() => setDraft(undefined)} />;
}
