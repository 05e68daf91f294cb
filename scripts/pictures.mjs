// Draws the pictures of the README and of the plugin's pages, and the snapshots of the panels, in a headless
// Chromium.
import { createRequire } from 'node:module';
import { ensureBuilt, ensurePreviewBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

await ensureInstalled();
await ensureBuilt();
await ensurePreviewBuilt();

const require = createRequire(import.meta.url);
require('./require-typescript.cjs');
const { drawPictures } = require('../test/browser/draw-pictures.ts');
await drawPictures();
