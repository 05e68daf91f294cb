export type ThemeMode = 'light' | 'dark';

const key = 'tailgate.preview.theme';

/** What was chosen last, else what the system prefers. */
export function themeMode(): ThemeMode {
  const remembered = read();
  if (remembered === 'light' || remembered === 'dark') return remembered;
  return window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

/** Remembers a choice for the next visit. */
export function rememberTheme(mode: ThemeMode): void {
  try {
    window.localStorage.setItem(key, mode);
  } catch {
    // A browser that stores nothing keeps the choice until the page is left.
  }
}

function read(): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}
