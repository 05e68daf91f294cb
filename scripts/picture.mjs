// Draws docs/img/findings.svg: what `tailgate analyze` prints for the sample incident, as a picture of a terminal.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectRoot } from './run.mjs';

const shownLines = 34;
const columns = 110;
const fontSize = 13;
const lineHeight = 18;
const characterWidth = 7.83;
const padding = 18;

const escape = String.fromCharCode(27);
const stylePart = new RegExp(`(${escape}\\[\\d+m)`);
const styleCode = new RegExp(`^${escape}\\[(\\d+)m$`);

await ensureInstalled();
await ensureBuilt();

const folder = mkdtempSync(join(tmpdir(), 'tailgate-picture-'));
try {
  const tailgate = (...args) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(projectRoot, 'bin', 'tailgate'), ...args],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '1' } },
    );
    if (status !== 0) throw new Error(`tailgate ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  };
  // The same seed and time each time, so that the picture only changes when the output does.
  tailgate('sample', '--quiet', '--now', '2026-01-15T18:00:00Z', 'sample');
  const output = tailgate('analyze', '--quiet', 'sample');
  mkdirSync(join(projectRoot, 'docs', 'img'), { recursive: true });
  writeFileSync(join(projectRoot, 'docs', 'img', 'findings.svg'), draw(output));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The text as an SVG; escape sequences of style become attributes. */
function draw(output) {
  const lines = ['$ tailgate analyze sample', ...output.split('\n').slice(0, shownLines)];
  const width = Math.ceil(columns * characterWidth + 2 * padding);
  const height = lines.length * lineHeight + 2 * padding;
  const rows = lines.map((line, index) => {
    const y = padding + (index + 0.8) * lineHeight;
    return spans(line)
      .map(({ text, at, style }) => {
        const x = padding + at * characterWidth;
        const back = style.background
          ? `<rect x="${x.toFixed(1)}" y="${(y - fontSize).toFixed(1)}" width="${(text.length * characterWidth).toFixed(1)}" height="${lineHeight - 1}" fill="${style.background}"/>`
          : '';
        const weight = style.bold ? ' font-weight="700"' : '';
        // The length is fixed, so that columns stand below each other whatever the font.
        const length = (text.length * characterWidth).toFixed(1);
        return `${back}<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${style.colour ?? '#d8dae0'}"${weight}>${escaped(text)}</text>`;
      })
      .join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Findings of the sample incident in a terminal">
<rect width="100%" height="100%" rx="8" fill="#111217"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="${fontSize}" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

/** Pieces of a line with one style each. */
function spans(line) {
  const pieces = [];
  let style = {};
  let at = 0;
  for (const part of line.split(stylePart)) {
    const code = styleCode.exec(part)?.[1];
    if (code === undefined) {
      if (part.trim() !== '') pieces.push(...words(part, at, style));
      at += part.length;
    } else style = restyled(style, Number(code));
  }
  return pieces;
}

/** Runs of text between wide gaps, each at its own column: white space at the ends of a text is lost in some viewers. */
function words(part, at, style) {
  return [...part.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    text: match[0],
    at: at + match.index,
    style,
  }));
}

function restyled(style, code) {
  const colours = { 31: '#ff7383', 33: '#ffb357', 36: '#6ed0e0', 37: '#ffffff' };
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, colour: '#9a9da6' };
  if (code === 22) return { ...style, bold: false, colour: undefined };
  if (code === 39) return { ...style, colour: undefined };
  if (code === 41) return { ...style, background: '#c4162a' };
  if (code === 49) return { ...style, background: undefined };
  return code in colours ? { ...style, colour: colours[code] } : style;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
