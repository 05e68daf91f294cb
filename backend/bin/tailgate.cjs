#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const main = join(__dirname, '..', 'dist', 'cli', 'main.js');
if (!existsSync(main)) {
  process.stderr.write(
    'tailgate: this checkout is not built yet. Run "npm start" once (or "npm ci && npm run build"), then try again.\n',
  );
  process.exit(2);
}
require(main);
