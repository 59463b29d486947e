/** A browser that talks to loopback only, and remembers everything that it should not have done. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core';
import { inject } from 'vitest';

const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function openBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium: install it (Debian: `apt-get install chromium`) or name one in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      '--headless', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
      '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

export interface Visit {
  page: Page;
  /** Requests that left the origin of the page. */
  foreign: string[];
  /** Errors of the page and of its console, broken content policy included. */
  faults: string[];
  requests: Request[];
  close(): Promise<void>;
}

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Manner extends BrowserContextOptions {
  /** Wait until the map is drawn, not only until the answer stands. */
  map?: boolean;
  hash?: string;
}

export async function visit(browser: Browser, { map = false, hash = '', ...manner }: Manner = {}): Promise<Visit> {
  const url = inject('url');
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', ...manner });
  const page = await context.newPage();
  const is: Visit = { page, foreign: [], faults: [], requests: [], close: () => context.close() };
  page.on('request', (request) => {
    is.requests.push(request);
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'blob:' && protocol !== 'data:' && origin !== new URL(url).origin) is.foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') is.faults.push(message.text());
  });
  page.on('pageerror', (fault) => is.faults.push(fault.message));
  await page.goto(url + hash);
  if (hash.includes('page=legend')) await page.waitForSelector('main h1');
  else {
    await page.waitForSelector('[data-sentence]');
    if (map) await page.waitForSelector('[data-map][data-drawn]', { timeout: 30_000 });
  }
  return is;
}

/** The moment that the answer on the page belongs to. */
export const askedAt = (page: Page) => page.getAttribute('[data-asked]', 'data-asked');

/** The answer that belongs to what the clocks show. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#main')?.getAttribute('aria-busy') === 'false');
}
