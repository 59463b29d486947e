/** Types from the API's own schema: `npm run types` writes them, `--check` fails when they are old. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';

const schema = new URL('../../docs/openapi.json', import.meta.url);
const types = new URL('../src/api/schema.d.ts', import.meta.url);
const shown = (url) => fileURLToPath(url);

if (!existsSync(schema)) {
  console.error('docs/openapi.json is not there: write it with `make openapi`, then `npm run types`');
  process.exit(1);
}
const head = '// Written by `npm run types` from docs/openapi.json; not edited by hand.\n';
const fresh = head + astToString(await openapi(schema, { immutable: false, alphabetize: true }));
if (process.argv.includes('--check')) {
  const held = existsSync(types) ? readFileSync(types, 'utf8') : '';
  if (held !== fresh) {
    console.error('src/api/schema.d.ts is older than docs/openapi.json: run `npm run types`');
    process.exit(1);
  }
  console.log('types are those of docs/openapi.json');
} else {
  writeFileSync(types, fresh);
  console.log(`wrote ${shown(types)}`);
}
