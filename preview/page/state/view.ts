const views = ['dashboard', 'explore', 'files'] as const;

/** What the page shows. */
export type View = (typeof views)[number];

/** What the address names; the dashboard where it names nothing. */
export function viewOf(search: URLSearchParams): View {
  return views.find((view) => view === search.get('view')) ?? 'dashboard';
}
