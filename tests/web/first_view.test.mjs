// How soon, and for how many bytes, does a first visitor see the map with its places, the lanes and the answer?
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, WIDE } from './browser.mjs';
import { demonstrate } from './demonstration.mjs';

const BAR_MS = 2000;
// Continuous integration draws in software on a shared machine; the bar holds for a machine of its own.
const SLACK = 10;
const BAR_BYTES = 600_000;

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

/** A visit with an empty cache, counted as the network saw it: compressed, headers included. */
async function firstVisit() {
  const context = await browser.newContext({ ...WIDE, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const seen = { bytes: 0, requests: 0, script: 0, answer: 0, whole: 0 };
  const kinds = new Map();
  network.on('Network.responseReceived', ({ requestId, response }) => kinds.set(requestId, response.url));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    seen.bytes += encodedDataLength;
    seen.requests += 1;
    const url = kinds.get(requestId) ?? '';
    if (url.includes('/assets/') && url.endsWith('.js') && !url.includes('map-library')) seen.script += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(served.url, { waitUntil: 'commit' });
  await page.waitForSelector('[data-sentence]');
  seen.answer = performance.now() - began;
  await page.waitForSelector('[data-map][data-drawn]', { timeout: 60_000 });
  await page.waitForSelector('.lanes .bar', { state: 'attached' });
  seen.whole = performance.now() - began;
  seen.places = await page.evaluate(async () => (await (await fetch('/api/places')).json()).places.length);
  await context.close();
  return seen;
}

test('a first view costs at most 600 kB, and the answer does not wait for the map', async (t) => {
  const visits = [];
  for (let n = 0; n < 3; n += 1) visits.push(await firstVisit());
  const quickest = visits.reduce((a, b) => (a.whole < b.whole ? a : b));
  t.diagnostic(`first view: answer ${quickest.answer.toFixed(0)} ms, whole ${quickest.whole.toFixed(0)} ms (best of ${visits.length}; bar ${BAR_MS} ms)`);
  t.diagnostic(`first view: ${Math.max(...visits.map((v) => v.bytes))} bytes in ${quickest.requests} requests, scripts without the map library ${quickest.script} bytes`);
  for (const visit of visits) {
    assert.ok(visit.bytes > 50_000, 'the bytes were counted');
    assert.ok(visit.bytes <= BAR_BYTES, `${visit.bytes} bytes until the map was drawn`);
    assert.ok(visit.script <= 90_000, `${visit.script} bytes of script without the map library`);
    assert.ok(visit.answer < visit.whole);
    assert.ok(visit.places > 0);
  }
  assert.ok(quickest.whole <= BAR_MS * SLACK, `the map was drawn after ${quickest.whole} ms`);
});
