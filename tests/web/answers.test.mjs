// Does the page say what the scenario must answer, word for word where it matters?
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, panel, plain, sentence, settled, visit } from './browser.mjs';
import { demonstrate } from './demonstration.mjs';

const EAST = 'where=37.144,36.191'; // east Aleppo, close to a corridor of July
const URUM = 'where=36.873,36.141';

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

async function ask(hash, journey) {
  const { page, close } = await visit(browser, served.url, { hash });
  await journey(page);
  await close();
}

const holds = (text, ...words) => words.forEach((word) => assert.ok(text.includes(word), `${JSON.stringify(word)} is not in: ${text}`));
const lacks = (text, ...words) => words.forEach((word) => assert.ok(!text.includes(word), `${JSON.stringify(word)} is in: ${text}`));

const lead = async (page) => plain(await page.evaluate(() => document.querySelector('article.lead').innerText));

describe('in English', () => {
  test('12 August, 11:00: the daily pause, announced by one party; the preset of the list leads there', async () => {
    await ask(`#lang=en&at=2016-08-16T08:00:00Z&${EAST}`, async (page) => {
      await page.selectOption('[data-presets]', 'pause');
      await settled(page);
      holds(await sentence(page), 'One-sided: Russia is bound now, until Fri 12 Aug 13:00 (2 h left)');
      const told = await panel(page);
      holds(told, 'Fri 12 Aug 10:00 – 13:00', '1 h after the opening · 2 h before the close', 'from 11 August');
      holds(told, 'Government of Syria no statement found');
      holds(told, 'A local council in eastern Aleppo rejected', 'through dpa');
      holds(told, 'United Nations (OCHA) · Emergency Relief Coordinator called for · 48 hours', 'not counted in the standing');
      holds(told, 'Bustan al-Qasr to Mashariqa uncertain: within its accuracy', '4 things cannot be drawn');
    });
  });

  test('the same as known on 9 August: no pause, but the corridors of 28 and 30 July', async () => {
    await ask(`#lang=en&at=2016-08-12T08:00:00Z&known=2016-08-09T09:00:00Z&${EAST}`, async (page) => {
      lacks(await panel(page), 'Daily three-hour');
      holds(await panel(page), 'Humanitarian operation with corridors out of eastern Aleppo', '28 July', 'four more corridors', '4 things cannot be drawn');
      const lanes = plain(await page.textContent('.lanes'));
      lacks(lanes, '10:00–13:00');
    });
  });

  test('16 August, 11:00: one claimant, two readings of the end; it cannot be told, and what would settle it', async () => {
    await ask(`#lang=en&at=2016-08-16T08:00:00Z&${EAST}`, async (page) => {
      holds(await sentence(page), 'Cannot be told whether anybody is bound now', 'no end stated (through AFP)', 'three consecutive days', 'through dpa');
      holds(await lead(page), 'Undetermined', 'cannot be told', 'covers this moment', 'ended Sat 13 Aug 13:00', 'What would settle it', 'a word from Russia on which is right');
    });
  });

  test('4 November: sure under both readings from 09:00 to 18:00, the hours before and after cannot be told', async () => {
    await ask(`#lang=en&at=2016-11-04T06:30:00Z&${EAST}`, async (page) => {
      holds(await sentence(page), 'Cannot be told whether anybody is bound now');
      for (const [keys, said] of [
        [2, 'One-sided: Russia is bound now, until Fri 4 Nov 18:00'], // 09:00
        [36, 'Cannot be told whether anybody is bound now'], // 18:00
        [4, 'Ended'], // 19:00
      ]) {
        for (let n = 0; n < keys; n += 1) await page.locator('[data-hand=when]').press('ArrowRight');
        await settled(page);
        holds(await sentence(page), said);
      }
      await page.locator('[data-hand=when]').press('Shift+ArrowLeft');
    });
    await ask(`#lang=en&at=2016-11-04T07:30:00Z&${EAST}`, async (page) => {
      const told = await lead(page);
      holds(told, 'One-sided', 'Fri 4 Nov 09:00 – 18:00', '07:00 GMT', '06:00 GMT');
      holds(told, 'Government of Syria not bound agreement only as reported by another', 'Armed opposition groups in and around Aleppo not bound rejected');
      holds(plain(await page.textContent('[data-clock=when]')), 'UTC+2 · 07:30 UTC');
    });
  });

  test('19 September: 18:30 cannot be told; 19:30 is after every end; the attack and the notification', async () => {
    await ask(`#lang=en&at=2016-09-19T15:30:00Z&${URUM}`, async (page) => {
      holds(await sentence(page), 'Cannot be told whether anybody is bound now');
      const told = await panel(page);
      holds(told, 'ended Sun 18 Sep 19:00', 'seven full days: to 19 September 19:00', '23:59');
      lacks(told, 'came under fire while unloading near');
    });
    await ask(`#lang=en&at=2016-09-19T16:30:00Z&${URUM}`, async (page) => {
      holds(await sentence(page), 'Ended under every reading, 30 min before this moment');
      const told = await panel(page);
      holds(told, 'Had it been notified? cannot be told', 'Attribution undetermined');
      holds(told, 'after every stated end, 12 min after the latest', 'together: uncertain');
    });
    await ask(`#lang=en&at=2016-09-19T16:30:00Z&known=2016-09-20T21:00:00Z&${URUM}`, async (page) => {
      holds(await panel(page), 'Had it been notified? reported');
    });
  });

  test('the EXERCISE convoy comes back at 13:09, 29 minutes too late, and relies on a one-sided pause', async () => {
    await ask(`#lang=en&at=2016-08-12T08:00:00Z&${EAST}`, async (page) => {
      const row = page.locator('details', { hasText: 'convoy of 20 trucks' }).first();
      await row.locator('summary').first().click();
      await row.locator('button.btn').click();
      const check = row.locator('[data-check]');
      await check.waitFor();
      const told = plain(await check.innerText());
      holds(told, 'Fri 12 Aug 13:09', 'Fri 12 Aug 12:40', '29 min', 'one-sided');
      const fits = page.locator('details', { hasText: 'back at 12:40' }).first();
      await fits.locator('summary').first().click();
      await fits.locator('button.btn').click();
      await fits.locator('[data-check]').waitFor();
      const other = plain(await fits.locator('[data-check]').innerText());
      holds(other, 'Fri 12 Aug 12:40');
      lacks(other, 'Fri 12 Aug 13:09');
    });
  });
});

describe('in Arabic', () => {
  test('12 August, 11:00', async () => {
    await ask(`#lang=ar&at=2016-08-12T08:00:00Z&${EAST}`, async (page) => {
      assert.equal(await page.getAttribute('html', 'dir'), 'rtl');
      holds(await sentence(page), 'من جانب واحد', 'روسيا', 'الجمعة 12 آب 13:00', '2 س');
      holds(await panel(page), 'الحكومة السورية', 'لم يُعثر على تصريح', 'الأمم المتحدة (أوتشا)');
    });
  });

  test('16 August, 11:00', async () => {
    await ask(`#lang=ar&at=2016-08-16T08:00:00Z&${EAST}`, async (page) => {
      holds(await sentence(page), 'لا يمكن الجزم', 'AFP', 'dpa', '13 آب');
      holds(await lead(page), 'غير محدَّد');
    });
  });
});
