// Does everything that can be touched change the answer, and does the answer lead back to its entries?
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, plain, sentence, settled, visit } from './browser.mjs';
import { demonstrate } from './demonstration.mjs';

const PAUSE = '#lang=en&at=2016-08-12T08:00:00Z&where=37.144,36.191';

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

const asked = (page) => page.getAttribute('[data-asked]', 'data-asked');

test('the hand "known as at", dragged back to 9 August, takes the pause away', async () => {
  const week = `${PAUSE}&from=2016-08-07T21:00:00Z&to=2016-08-14T21:00:00Z`;
  const { page, close } = await visit(browser, served.url, { hash: week });
  assert.match(await sentence(page), /^Daily three-hour/);
  await page.keyboard.press('k'); // parts the clocks: known a day before
  await settled(page);
  const hand = await page.locator('[data-hand=known] i').boundingBox();
  const axis = await page.locator('.axis').first().boundingBox();
  const y = hand.y + hand.height / 2;
  const from = hand.x + hand.width / 2;
  const day = axis.width / 7;
  await page.mouse.move(from, y);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(from - (day * 2 * step) / 12, y);
  await page.mouse.up();
  await settled(page);
  const known = await page.getAttribute('[data-hand=known]', 'aria-valuetext');
  assert.match(plain(known), /Tue 9 Aug/);
  assert.doesNotMatch(await sentence(page), /Daily three-hour/);
  assert.doesNotMatch(plain(await page.textContent('.answer')), /Daily three-hour/);
  assert.match(plain(await page.textContent('.answer')), /corridors out of eastern Aleppo/);
  await close();
});

test('a click on a lane moves the clock there', async () => {
  const { page, close } = await visit(browser, served.url, { hash: `${PAUSE}&from=2016-08-09T21:00:00Z&to=2016-08-16T21:00:00Z` });
  const lane = await page.locator('.track').nth(1).boundingBox();
  await page.mouse.click(lane.x + (lane.width * 6.5) / 7, lane.y + 10);
  await settled(page);
  assert.match(await asked(page), /^2016-08-16T0[89]:/);
  assert.match(await sentence(page), /Cannot be told/);
  await close();
});

test('a click on the map asks about the place, and no address that the server sees holds it', async () => {
  const { page, close } = await visit(browser, served.url, { hash: '#lang=en&at=2016-08-12T08:00:00Z', map: true });
  const urls = [];
  const bodies = [];
  page.on('request', (request) => {
    urls.push(request.url());
    if (request.url().endsWith('/api/picture')) bodies.push(request.postDataJSON());
  });
  const box = await page.locator('[data-map]').boundingBox();
  await page.mouse.click(box.x + box.width * 0.66, box.y + box.height * 0.6);
  await page.waitForFunction(() => location.hash.includes('where='));
  await settled(page);
  const where = bodies.at(-1).where;
  assert.equal(where.length, 2);
  assert.ok(where[0] > 36.5 && where[0] < 37.5 && where[1] > 35.9 && where[1] < 36.5, `longitude before latitude: ${where}`);
  for (const url of urls) assert.doesNotMatch(url, /\d\d\.\d{2}|where/);
  assert.ok((await sentence(page)).length > 10);
  await close();
});

test('one tap leads from a position to its statement, one more to the entry in the ledger', async () => {
  const { page, close } = await visit(browser, served.url, { hash: PAUSE });
  await page.locator('[data-positions] summary').first().click();
  const statement = page.locator('[data-statement]').first();
  await statement.waitFor();
  assert.match(plain(await statement.innerText()), /humanitarian convoys .* AFP/);
  await statement.locator('summary').first().click();
  const entry = page.locator('[data-entry]').first();
  await entry.waitFor();
  const index = plain(await statement.locator('summary').first().textContent()).match(/\d+/)[0];
  const told = await (await fetch(`${served.url}api/entries/${index}`)).json();
  assert.ok(plain(await entry.innerText()).replace(/\s/g, '').includes(told.leaf_hash.replace(/\s/g, '').slice(0, 40)), 'the entry shows its own hash');
  await close();
});

test('a link opens the same answer for somebody else, in the language that the link names', async () => {
  const first = await visit(browser, served.url, { hash: PAUSE });
  await first.page.locator('[data-hand=when]').press('Shift+ArrowRight');
  await settled(first.page);
  await first.page.waitForTimeout(400);
  const hash = await first.page.evaluate(() => location.hash);
  const said = await sentence(first.page);
  await first.close();
  const second = await visit(browser, served.url, { hash });
  assert.equal(await sentence(second.page), said);
  await second.page.click('[data-language]');
  await settled(second.page);
  assert.equal(await second.page.getAttribute('html', 'dir'), 'rtl');
  assert.match(await sentence(second.page), /روسيا/);
  await second.close();
});

test('every screen says that it is an exercise, reconstructed', async () => {
  for (const hash of [PAUSE, '#page=legend&lang=en']) {
    const { page, close } = await visit(browser, served.url, { hash });
    assert.match(plain(await page.textContent('[data-record]')), /EXERCISE .* reconstructed, recorded 2026/);
    await close();
  }
});
