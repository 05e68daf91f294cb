import { join } from 'node:path';
import { projectRoot } from '../run.mjs';

export const sourceFolder = join(projectRoot, 'src');
export const distFolder = join(projectRoot, 'dist');
export const cacheFolder = join(projectRoot, 'node_modules', '.cache', 'tailgate-plugin');
