/** How many `*` a glob of parse has. */
export function globWildcards(glob: string): number {
  return glob.split('*').length - 1;
}

/**
 * The glob of parse in RE2's syntax, one group for each `*`. It may start anywhere in the text unless it
 * starts with `*`; a `*` takes as little as it can, the last one everything up to the end where it ends the glob.
 */
export function globToRe2(glob: string): string {
  const literals = glob.split('*').map(escapeLiteral);
  const opening = glob.startsWith('*') ? '\\A' : '';
  if (!glob.endsWith('*')) return `(?s)${opening}${literals.join('(.*?)')}`;
  return `(?s)${opening}${literals.slice(0, -1).join('(.*?)')}(.*)\\z`;
}

/** The text as a pattern that matches only it. */
export function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
