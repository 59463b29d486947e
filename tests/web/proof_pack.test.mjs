// Does what the page hands over convince a stranger, and nothing that was touched since?
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, visit } from './browser.mjs';
import { demonstrate, run } from './demonstration.mjs';

const [INVALID, NOT_WITNESSED, INCOMPLETE] = [10, 11, 13];

let served;
let browser;
let folder;
let pack;
let key;
before(async () => {
  served = await demonstrate();
  browser = await openBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'safe-passage-pack-'));
  const { page, close } = await visit(browser, served.url, { hash: '#lang=en&at=2016-08-12T08:00:00Z&where=37.144,36.191' });
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-take=proof-pack]')]);
  assert.match(file.suggestedFilename(), /\.json$/);
  pack = path.join(folder, 'pack.json');
  await file.saveAs(pack);
  await close();
  key = JSON.parse(await readFile(pack, 'utf8')).pack.key;
});
after(async () => {
  await browser?.close();
  await served?.stop();
  if (folder) await rm(folder, { recursive: true });
});

const verify = (file, ...words) => run('python', '-m', 'safe_passage.ledger.offline', file, ...words);

test('with the key of the log the pack is valid, only not witnessed', async () => {
  const told = await verify(pack, '--key', key);
  assert.equal(told.code, NOT_WITNESSED, told.out + told.err);
  assert.match(told.out, /Daily three-hour|daily pause/i);
});

test('without a key that the reader trusts it is incomplete', async () => {
  const told = await verify(pack);
  assert.equal(told.code, INCOMPLETE, told.out + told.err);
});

test('the key in the pack is the key of the register that served it', async () => {
  const told = await (await fetch(`${served.url}api/entries/0`)).json();
  const origin = key.split('+')[0];
  assert.ok(told.checkpoint.startsWith(`${origin}\n`), told.checkpoint);
});

test('the verifier of one file says the same', async () => {
  const zipapp = path.join(folder, 'verify.pyz');
  const built = await run('python', 'tools/build_verifier.py', zipapp);
  assert.equal(built.code, 0, built.err);
  const told = await run('python', '-I', zipapp, pack, '--key', key);
  assert.equal(told.code, NOT_WITNESSED, told.out + told.err);
});

test('one byte changed, anywhere, and it is invalid', async () => {
  const bytes = await readFile(pack);
  const changed = path.join(folder, 'changed.json');
  for (const share of [0.02, 0.3, 0.5, 0.77, 0.999]) {
    const at = Math.floor(bytes.length * share);
    const other = Buffer.from(bytes);
    other[at] ^= 1;
    await writeFile(changed, other);
    const told = await verify(changed, '--key', key);
    assert.equal(told.code, INVALID, `byte ${at}: ${told.out}${told.err}`);
  }
});

test('one byte lost or doubled, and it is invalid', async () => {
  const bytes = await readFile(pack);
  const at = Math.floor(bytes.length / 3);
  const changed = path.join(folder, 'changed.json');
  for (const other of [[bytes.subarray(0, at), bytes.subarray(at + 1)], [bytes.subarray(0, at + 1), bytes.subarray(at)]]) {
    await writeFile(changed, Buffer.concat(other));
    assert.equal((await verify(changed, '--key', key)).code, INVALID);
  }
});

test('hours and shapes are handed over as well', async () => {
  const { page, close } = await visit(browser, served.url, { hash: '#lang=en&at=2016-08-12T08:00:00Z&where=37.144,36.191' });
  for (const [what, says] of [['ics', /^BEGIN:VCALENDAR/], ['geojson', /"FeatureCollection"/]]) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-take=${what}]`)]);
    const to = path.join(folder, what);
    await file.saveAs(to);
    const text = await readFile(to, 'utf8');
    assert.match(text, says);
    assert.match(text, /EXERCISE/);
    assert.match(text, /reconstructed/);
  }
  await close();
});
