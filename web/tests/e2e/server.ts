/** Serves the built page for the browser tests, unless they are given a server. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { serve } from '../fixture/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    isFixture: boolean;
  }
}

export default async function setup(project: TestProject) {
  const given = process.env['SAFE_PASSAGE_URL'];
  if (given) {
    project.provide('url', given.endsWith('/') ? given : `${given}/`);
    project.provide('isFixture', false);
    return undefined;
  }
  const built = fileURLToPath(new URL('../../../src/safe_passage/api/static', import.meta.url));
  if (!existsSync(`${built}/index.html`)) throw new Error('the page is not built: run `npm run build` first');
  const server = await serve(built, 0); // any free port: two runs do not disturb each other
  project.provide('url', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  project.provide('isFixture', true);
  return () => new Promise<void>((resolve) => server.close(() => resolve()));
}
