/** A browser that remembers everything that the page should not have done. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const web = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = web('playwright-core');
const AXE = readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const WIDE = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 360, height: 800 }, isMobile: true, hasTouch: true };

export function openBrowser() {
  const executablePath = CHROMIUM.find((file) => file && existsSync(file));
  if (!executablePath) throw new Error('no Chromium: install it (Debian: apt-get install chromium) or name one in CHROMIUM');
  const args = ['--headless', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args });
}

/**
 * Opens the page in a context of its own. `foreign` and `faults` must be empty at the end of every journey:
 * `close()` throws where they are not.
 */
export async function visit(browser, url, { hash = '', map = false, ...manner } = {}) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...WIDE, ...manner });
  // Drawn in software a map takes seconds: a journey that does not need it goes by the list that stands in for it.
  if (!map) await context.addInitScript(() => (HTMLCanvasElement.prototype.getContext = () => null));
  const page = await context.newPage();
  const foreign = [];
  const faults = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!['blob:', 'data:'].includes(protocol) && origin !== new URL(url).origin) foreign.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(url + hash);
  await page.waitForSelector(hash.includes('page=legend') ? 'main h1' : '[data-sentence]');
  if (!hash.includes('page=legend')) await settled(page);
  if (map) await drawn(page);
  const close = async () => {
    await context.close();
    if (foreign.length || faults.length) throw new Error(`asked of foreign hosts: ${foreign.join(', ') || 'none'}; faults: ${faults.join('; ') || 'none'}`);
  };
  return { page, foreign, faults, close };
}

/** The answer and the lanes belong to what the clocks show. */
export const settled = (page) =>
  page.waitForFunction(
    () => document.querySelector('#main')?.getAttribute('aria-busy') === 'false' && document.querySelector('.lanes')?.getAttribute('aria-busy') === 'false',
  );

export const drawn = (page) => page.waitForSelector('[data-map][data-drawn]', { timeout: 60_000 });

export const sentence = async (page) => plain(await page.textContent('[data-sentence]'));

/** Text without the marks that keep directions apart, each space one. */
export const plain = (text) => (text ?? '').replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim();

/** All that the panel says, with every row opened. */
export async function panel(page) {
  await page.evaluate(() => document.querySelectorAll('.answer details').forEach((row) => (row.open = true)));
  return plain(await page.evaluate(() => document.querySelector('.answer').innerText));
}

export async function axeFindings(page) {
  await page.evaluate(AXE);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate(async (runOnly) => (await globalThis.axe.run({ runOnly })).violations, tags);
  return found.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
}
