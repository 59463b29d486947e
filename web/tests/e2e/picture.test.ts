import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { askedAt, openBrowser, PHONE, settled, visit, type Visit } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const minutes = (from: string | null, to: string | null) => (Date.parse(to ?? '') - Date.parse(from ?? '')) / 60_000;

describe('the first view', () => {
  let seen: Visit;
  beforeAll(async () => {
    seen = await visit(browser, { map: true });
  });
  afterAll(() => seen.close());

  test('asks nothing of a foreign host', () => {
    expect(seen.foreign).toEqual([]);
  });

  test('breaks neither a script nor the content policy', () => {
    expect(seen.faults).toEqual([]);
  });

  test('says first what the answer is, and what kind of record this is', async () => {
    expect((await seen.page.textContent('[data-sentence]'))?.length).toBeGreaterThan(10);
    expect((await seen.page.textContent('[data-record]'))?.trim()).not.toBe('');
  });

  test('sends no coordinate in an address', () => {
    for (const request of seen.requests) expect(request.url()).not.toMatch(/\d{1,3}\.\d{3,}/);
  });

  test('is not heavier than 600 kB, answers and fonts included', async () => {
    const sizes = await Promise.all(
      seen.requests.map(async (request) => (await request.sizes().catch(() => null))?.responseBodySize ?? 0),
    );
    expect(sizes.reduce((sum, size) => sum + Math.max(0, size), 0)).toBeLessThan(600_000);
  });

  test('loads the map after the answer', () => {
    const order = seen.requests.map((request) => new URL(request.url()).pathname);
    const answer = order.findIndex((path) => path.endsWith('/api/picture'));
    const map = order.findIndex((path) => path.includes('map-library'));
    expect(answer).toBeGreaterThanOrEqual(0);
    expect(map).toBeGreaterThan(answer);
  });
});

describe('the clocks', () => {
  test('a key moves the hand by a quarter of an hour, with Shift by a day, and the answer with it', async () => {
    const { page, close } = await visit(browser);
    const before = await askedAt(page);
    await page.focus('[data-hand=when]');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    expect(minutes(before, await askedAt(page))).toBe(15);
    await page.keyboard.press('Shift+ArrowLeft');
    await settled(page);
    expect(minutes(before, await askedAt(page))).toBe(15 - 24 * 60);
    await close();
  });

  test('dragging the hand changes the answer and never floods the register', async () => {
    const { page, requests, close } = await visit(browser);
    await settled(page);
    const before = await askedAt(page);
    const hand = await page.locator('[data-hand=when]').boundingBox();
    if (!hand) throw new Error('no hand');
    const [x, y] = [hand.x + hand.width / 2, hand.y + 10];
    const already = requests.filter((r) => r.url().endsWith('/api/picture')).length;
    let inFlight = 0;
    let most = 0;
    page.on('request', (r) => { if (r.url().endsWith('/api/picture')) most = Math.max(most, (inFlight += 1)); });
    page.on('requestfinished', (r) => { if (r.url().endsWith('/api/picture')) inFlight -= 1; });
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 60; step += 1) await page.mouse.move(x + step * 3, y);
    await page.mouse.up();
    await settled(page);
    expect(minutes(before, await askedAt(page))).toBeGreaterThan(60);
    expect(most).toBe(1);
    expect(requests.filter((r) => r.url().endsWith('/api/picture')).length - already).toBeLessThanOrEqual(60);
    await close();
  });

  test('K parts the clocks, the second has its own hand, and moving it asks what was known then', async () => {
    const { page, requests, close } = await visit(browser);
    await page.keyboard.press('k');
    await page.waitForSelector('[data-hand=known]');
    await settled(page);
    await page.focus('[data-hand=known]');
    await page.keyboard.press('Shift+ArrowLeft');
    await settled(page);
    const asked = JSON.parse(requests.filter((r) => r.url().endsWith('/api/picture')).at(-1)?.postData() ?? '{}');
    expect(minutes(asked.known_at, asked.at)).toBe(2 * 24 * 60);
    await page.keyboard.press('k');
    await page.waitForSelector('[data-hand=known]', { state: 'detached' });
    await close();
  });

  test('N goes to the change that the page announces', async () => {
    const { page, requests, close } = await visit(browser);
    await settled(page);
    const before = await askedAt(page);
    await page.keyboard.press('n');
    await settled(page);
    expect(minutes(before, await askedAt(page))).toBeGreaterThan(0);
    expect(requests.filter((r) => r.url().endsWith('/api/picture')).length).toBeGreaterThan(1);
    await close();
  });

  test('a click on a lane moves the clock there', async () => {
    const { page, close } = await visit(browser);
    const before = await askedAt(page);
    const lane = await page.locator('.track').nth(1).boundingBox();
    if (!lane) throw new Error('no lane');
    await page.mouse.click(lane.x + lane.width * 0.9, lane.y + 12);
    await settled(page);
    expect(await askedAt(page)).not.toBe(before);
    await close();
  });

  test('the thumb moves the clock on a narrow page', async () => {
    const { page, close } = await visit(browser, { viewport: PHONE, hasTouch: true, isMobile: true });
    const before = await askedAt(page);
    await page.tap('[data-thumb] button:nth-of-type(3)');
    await settled(page);
    expect(minutes(before, await askedAt(page))).toBe(15);
    await close();
  });
});

describe('the address', () => {
  test('shows the same answer to another person', async () => {
    const first = await visit(browser);
    await first.page.focus('[data-hand=when]');
    await first.page.keyboard.press('Shift+ArrowRight');
    await settled(first.page);
    await first.page.waitForTimeout(400);
    const hash = await first.page.evaluate(() => location.hash);
    const said = await first.page.textContent('[data-sentence]');
    await first.close();
    const second = await visit(browser, { hash });
    await settled(second.page);
    expect(await second.page.textContent('[data-sentence]')).toBe(said);
    await second.close();
  });
});

describe('from the answer to where it comes from', () => {
  test('two taps lead from a party to the statement, one more to its entry', async () => {
    const { page, close } = await visit(browser);
    await settled(page);
    await page.click('[data-positions] details >> nth=0');
    await page.waitForSelector('[data-statement]');
    await page.click('[data-statement] details >> nth=0');
    await page.waitForSelector('[data-entry]');
    expect((await page.textContent('[data-entry] code'))?.length).toBeGreaterThan(20);
    await close();
  });

  test('the proof pack is a file made for this question', async () => {
    const { page, close } = await visit(browser);
    await settled(page);
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-take=proof-pack]')]);
    expect(file.suggestedFilename()).toMatch(/\.json$/);
    await close();
  });
});

describe('the map', () => {
  test('answers for a clicked place', async () => {
    const { page, requests, faults, close } = await visit(browser, { map: true });
    const box = await page.locator('[data-map]').boundingBox();
    if (!box) throw new Error('no map');
    await page.mouse.click(box.x + box.width * 0.62, box.y + box.height * 0.55);
    await page.waitForFunction(() => location.hash.includes('where='));
    await settled(page);
    const asked = JSON.parse(requests.filter((r) => r.url().endsWith('/api/picture')).at(-1)?.postData() ?? '{}');
    expect(asked.where).toHaveLength(2);
    expect(faults).toEqual([]);
    await close();
  });

  test('has the same content as a list, every row of which can be asked about', async () => {
    const { page, close } = await visit(browser, { map: true });
    await page.click('[data-as-list]');
    expect(await page.locator('.listed h2').count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator('.listed .dense button').count()).toBeGreaterThan(0);
    await page.click('.listed .dense button >> nth=0');
    await page.waitForFunction(() => location.hash.includes('where='));
    await close();
  });

  test('gives way to the list where nothing can be drawn', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(inject('url'));
    await page.waitForSelector('.listed');
    expect(await page.textContent('[data-sentence]')).toBeTruthy();
    await context.close();
  });
});

describe('when the register is out of reach', () => {
  test('the page says so, keeps its answer under its own time, and asks again when told', async () => {
    const { page, close } = await visit(browser);
    await settled(page);
    const before = await askedAt(page);
    await page.route('**/api/**', (route) => route.abort());
    await page.focus('[data-hand=when]');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[data-offline]');
    expect(await askedAt(page)).toBe(before);
    expect(await page.getAttribute('#main', 'aria-busy')).toBe('true');
    await page.unroute('**/api/**');
    await page.click('[data-offline] button');
    await settled(page);
    expect(minutes(before, await askedAt(page))).toBe(15);
    expect(await page.locator('[data-offline]').count()).toBe(0);
    await close();
  });

  test('a refusal is a blocker with its field and its remedy', async () => {
    const { page, close } = await visit(browser);
    await page.route('**/api/picture', (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'not asked well', status: 400, detail: 'a time is needed', path: 'at', remedy: 'give a time with a zone' }),
      }),
    );
    await page.focus('[data-hand=when]');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.finding.blocker');
    const words = await page.textContent('.finding.blocker');
    for (const word of ['a time is needed', 'at', 'give a time with a zone']) expect(words).toContain(word);
    await close();
  });
});
