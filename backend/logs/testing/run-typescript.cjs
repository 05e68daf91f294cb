// Runs a TypeScript file in a process of its own: node run-typescript.cjs FILE ARGUMENT…
const { transformSync } = require('@swc/core');
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
// The file sees its arguments as if it had been called itself.
process.argv.splice(1, 1);
require(resolve(process.argv[1]));
