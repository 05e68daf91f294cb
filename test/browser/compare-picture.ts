import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const root = join(__dirname, '..', '..');

/**
 * Part of the pixels of a region that may differ. Browser and fonts come with the project, so two drawings
 * of the same are equal; another processor may round an edge of a glyph the other way.
 */
const tolerance = 0.001;

/**
 * How far a colour may be off, from 0 to 1. Low, as the tint behind an episode is faint: at 0.1 it could go
 * without a single pixel counting.
 */
const threshold = 0.02;

/** A part of a picture in its pixels. */
export interface Region {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Compares a picture with the stored one, region by region.
 *
 * @param file from the root of the project
 * @param regions the whole picture where there is none; each must be within the tolerance of its own size
 * @throws Error that names the file, how much differs, where the two and their difference can be looked
 *   at, and how to draw the stored one anew
 */
export function expectPicture(file: string, drawn: Buffer, regions: readonly Region[] = []): void {
  const now = PNG.sync.read(drawn);
  const stored = readStored(file, drawn);
  if (now.width !== stored.width || now.height !== stored.height) {
    const sizes = `${stored.width} by ${stored.height} stored, ${now.width} by ${now.height} now`;
    throw new Error(fault(file, sizes, { drawn }));
  }
  const { width, height } = stored;
  const difference = new PNG({ width, height });
  // Without leniency towards edges: thin lines would pass for such.
  pixelmatch(stored.data, now.data, difference.data, width, height, {
    threshold,
    includeAA: true,
    diffMask: true,
  });
  const whole = { name: 'the picture', x: 0, y: 0, width, height };
  const parts = (regions.length === 0 ? [whole] : regions).map((region) => ({
    name: region.name,
    differing: countDiffering(difference, region),
    most: region.width * region.height * tolerance,
  }));
  const beyond = parts.filter(({ differing, most }) => differing > most);
  if (beyond.length === 0) return;
  const words = beyond.map(
    ({ name, differing, most }) => `${differing} pixels of ${name} differ, ${Math.floor(most)} may`,
  );
  throw new Error(fault(file, words.join('; '), { drawn, difference: PNG.sync.write(difference) }));
}

function readStored(file: string, drawn: Buffer): PNG {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, file));
  } catch {
    throw new Error(fault(file, 'there is no such file', { drawn }));
  }
  return PNG.sync.read(bytes);
}

/** Pixels that the mask has marked. */
function countDiffering({ width, height, data }: PNG, region: Region): number {
  let count = 0;
  const [left, top] = [Math.max(0, Math.floor(region.x)), Math.max(0, Math.floor(region.y))];
  const right = Math.min(width, Math.ceil(region.x + region.width));
  const bottom = Math.min(height, Math.ceil(region.y + region.height));
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) if ((data[(y * width + x) * 4 + 3] ?? 0) > 0) count++;
  }
  return count;
}

/** Puts what was drawn where it can be looked at, and says so. */
function fault(
  file: string,
  what: string,
  { drawn, difference }: { drawn: Buffer; difference?: Buffer },
): string {
  const folder = mkdtempSync(join(tmpdir(), 'tailgate-picture-'));
  const name = basename(file, '.png');
  writeFileSync(join(folder, `${name}.actual.png`), drawn);
  if (difference !== undefined) writeFileSync(join(folder, `${name}.difference.png`), difference);
  return [
    `${file} is not what is drawn today: ${what}.`,
    `Look at what was drawn${difference === undefined ? '' : ' and at the difference'} in ${folder}`,
    'Where the change is meant, draw the pictures anew: npm run pictures',
  ].join('\n');
}
