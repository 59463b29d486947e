import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, PHONE, settled, visit } from './browser';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function violations(page: Page): Promise<string> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: Violation[] }> } }).axe.run;
    return (await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations;
  });
  return found.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} — ${n.failureSummary ?? ''}`)).join('\n');
}

describe.each(['en', 'ar'])('in %s', (lang) => {
  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    test.each(['picture', 'legend'])('axe finds nothing on the page %s', async (name) => {
      const { page, close } = await visit(browser, { colorScheme, hash: `#page=${name}&lang=${lang}` });
      await page.waitForTimeout(300);
      expect(await violations(page)).toBe('');
      await close();
    });
  });

  test('nothing is opened that axe objects to: every row, list and callout', async () => {
    const { page, close } = await visit(browser, { map: true, hash: `#lang=${lang}` });
    await settled(page);
    await page.keyboard.press('k');
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    await page.click('[data-as-list]');
    await page.waitForTimeout(600);
    expect(await violations(page)).toBe('');
    await close();
  });

  test('the document names its language and direction', async () => {
    const { page, close } = await visit(browser, { hash: `#lang=${lang}` });
    const is = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    expect(is).toEqual([lang, lang === 'ar' ? 'rtl' : 'ltr']);
    await close();
  });

  test.each([320, 360, 390])('nothing is wider than a page of %i pixels', async (width) => {
    for (const name of ['picture', 'legend']) {
      const { page, close } = await visit(browser, { viewport: { width, height: 700 }, hash: `#page=${name}&lang=${lang}` });
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
      await page.waitForTimeout(300);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, wide]).toEqual([name, width]);
      await close();
    }
  });

  test('text of twice the size loses nothing', async () => {
    const { page, close } = await visit(browser, { viewport: { width: 1280, height: 900 }, hash: `#lang=${lang}` });
    await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    const cut = await page.evaluate(() => {
      const sentence = document.querySelector('[data-sentence]');
      return sentence ? sentence.scrollWidth > sentence.clientWidth + 1 : true;
    });
    expect(cut).toBe(false);
    await close();
  });
});

test('a finger finds everything: no target under 44 pixels on a phone', async () => {
  for (const hash of ['', '#page=legend']) {
    const { page, close } = await visit(browser, { viewport: PHONE, hasTouch: true, isMobile: true, hash });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], summary, input, [role=slider]')]
        .filter((el) => el.checkVisibility() && !el.closest('.skip') && !el.matches('.skip, label input'))
        .map((el) => ({ el, box: el.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
        .map(({ el, box }) => `${el.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
    await close();
  }
});

test('the map and the axis of time are never mirrored', async () => {
  const places: number[][] = [];
  for (const lang of ['en', 'ar']) {
    const { page, close } = await visit(browser, { hash: `#lang=${lang}` });
    await settled(page);
    const lefts = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.axis span.day')].map((el) => el.getBoundingClientRect().left));
    places.push(lefts);
    expect(lefts.slice(1).every((left, n) => left > (lefts[n] ?? 0))).toBe(true);
    await close();
  }
  expect(places[0]?.length).toBeGreaterThan(1);
});

test('the keyboard alone reaches the answer, the hands and the map', async () => {
  const { page, close } = await visit(browser, { map: true });
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip');
  const reached = new Set<string>();
  for (let n = 0; n < 120; n += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => {
      const el = document.activeElement as HTMLElement | null;
      return el?.dataset['hand'] ?? (el instanceof HTMLCanvasElement ? 'map' : (el?.tagName ?? ''));
    }));
  }
  for (const part of ['when', 'map', 'SUMMARY', 'BUTTON']) expect(reached).toContain(part);
  await close();
});

test('the map is moved and asked by keys', async () => {
  const { page, close } = await visit(browser, { map: true });
  await page.focus('[data-map] canvas');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('where='));
  await close();
});

test('in grey, the eight standings stay apart', async () => {
  const { page, close } = await visit(browser, { hash: '#page=legend&lang=en' });
  await page.evaluate(() => (document.documentElement.style.filter = 'grayscale(1)'));
  const shots: Buffer[] = [];
  for (const swatch of await page.locator('.pairs .swatch').all()) shots.push(await swatch.screenshot());
  expect(shots).toHaveLength(8);
  const apart = await page.evaluate(async (images) => {
    const greys = await Promise.all(
      images.map(async (data) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))]));
        const canvas = new OffscreenCanvas(60, 20);
        const pen = canvas.getContext('2d');
        pen?.drawImage(bitmap, 0, 0, 60, 20, 0, 0, 60, 20);
        const { data: px } = pen?.getImageData(0, 0, 60, 20) ?? { data: new Uint8ClampedArray() };
        return Array.from({ length: px.length / 4 }, (_, n) => px[n * 4] ?? 0);
      }),
    );
    let least = Infinity;
    greys.forEach((a, i) => greys.slice(i + 1).forEach((b) => {
      least = Math.min(least, a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] ?? 0)), 0) / a.length);
    }));
    return least;
  }, shots.map((shot) => shot.toString('base64')));
  // Mean difference of grey between the two most alike; two equal patterns give 0.
  expect(apart).toBeGreaterThan(4);
  await close();
});

test('paper is black on white and has the answer', async () => {
  const { page, close } = await visit(browser, { map: true, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const is = await page.evaluate(() => ({
    background: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.querySelector('[data-sentence]') as Element).color,
    rail: getComputedStyle(document.querySelector('nav') as Element).display,
  }));
  expect(is.background).toBe('rgb(255, 255, 255)');
  expect(is.ink).toBe('rgb(0, 0, 0)');
  expect(is.rail).toBe('none');
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5000);
  await close();
});
