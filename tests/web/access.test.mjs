// Can everybody read it: by eye, by ear, on a small screen, on paper, in both languages?
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axeFindings, openBrowser, PHONE, sentence, visit } from './browser.mjs';
import { demonstrate } from './demonstration.mjs';

const MOMENT = 'at=2016-08-12T08:00:00Z&where=37.144,36.191';

let served;
let browser;
before(async () => {
  served = await demonstrate();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await served?.stop();
});

for (const lang of ['en', 'ar']) {
  describe(`in ${lang}`, () => {
    for (const colorScheme of ['light', 'dark']) {
      test(`axe finds nothing, ${colorScheme}`, async () => {
        for (const hash of [`#lang=${lang}&${MOMENT}`, `#page=legend&lang=${lang}`]) {
          const { page, close } = await visit(browser, served.url, { hash, colorScheme, map: !hash.includes('legend') });
          if (!hash.includes('legend')) {
            await page.evaluate(() => document.querySelectorAll('details').forEach((row) => (row.open = true)));
          }
          await page.waitForTimeout(500);
          assert.deepEqual(await axeFindings(page), []);
          await close();
        }
      });
    }

    test('a phone of 360 by 800 shows everything without scrolling sideways', async () => {
      for (const [n, moment] of [MOMENT, 'at=2016-08-16T08:00:00Z&where=37.144,36.191', 'at=2016-09-19T16:30:00Z&where=36.873,36.141', 'at=2016-12-17T10:00:00Z&known=2016-12-20T10:00:00Z'].entries()) {
        const { page, close } = await visit(browser, served.url, { ...PHONE, map: n === 0, hash: `#lang=${lang}&${moment}` });
        await page.evaluate(() => document.querySelectorAll('details').forEach((row) => (row.open = true)));
        await page.waitForTimeout(500);
        assert.deepEqual([moment, await page.evaluate(() => document.documentElement.scrollWidth)], [moment, 360]);
        const top = await page.locator('[data-sentence]').boundingBox();
        assert.ok(top.y < 800, `the answer begins ${top.y} pixels down`);
        await close();
      }
    });

    test('paper has the answer in black, what kind of record it is, and no buttons', async () => {
      const { page, close } = await visit(browser, served.url, { hash: `#lang=${lang}&${MOMENT}`, colorScheme: 'dark' });
      const said = await sentence(page);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await sentence(page), said);
      const is = await page.evaluate(() => ({
        ink: getComputedStyle(document.querySelector('[data-sentence]')).color,
        paper: getComputedStyle(document.body).backgroundColor,
        record: document.querySelector('[data-record]').checkVisibility(),
        take: document.querySelector('[data-take]').checkVisibility(),
      }));
      assert.deepEqual(is, { ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)', record: true, take: false });
      assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
      await close();
    });
  });
}
