import { createTheme, ThemeContext } from '@grafana/data';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { WithFonts } from './with-fonts';

/** The search parameters of the page, such as `theme=light`. */
export const parameters = new URLSearchParams(window.location.search);

/** Shows something the way a page of Grafana would: theme, global styles, a place for menus. */
export function renderPage(content: ReactNode): void {
  const theme = createTheme({
    colors: { mode: parameters.get('theme') === 'light' ? 'light' : 'dark' },
  });
  const root = document.getElementById('page');
  if (root === null) throw new Error('The page has no element #page.');
  document.body.style.margin = '0';
  document.body.style.background = theme.colors.background.canvas;
  createRoot(root).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <WithFonts>{content}</WithFonts>
      <PortalContainer />
    </ThemeContext.Provider>,
  );
}
