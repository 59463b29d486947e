import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ar } from '../../src/words/ar';
import { en } from '../../src/words/en';
import { count, say, type PluralKey } from '../../src/words/words';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
const plurals = (Object.keys(en) as (keyof typeof en)[]).filter((key) => typeof en[key] !== 'string') as PluralKey[];

describe('the two languages', () => {
  test('have the same words', () => {
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
  });

  test('leave the same holes to fill', () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      const [a, b] = [en[key], ar[key]];
      if (typeof a === 'string' && typeof b === 'string') expect([key, holes(b)]).toEqual([key, holes(a)]);
    }
  });

  test('leave no word empty', () => {
    for (const words of [en, ar]) for (const word of Object.values(words)) if (typeof word === 'string') expect(word.trim()).not.toBe('');
  });

  test('say nothing of Arabic in Latin letters, but for names', () => {
    const names = ['name', 'language', 'geojson'];
    for (const [key, word] of Object.entries(ar)) if (typeof word === 'string' && !names.includes(key)) expect([key, /[\u0600-\u06ff]/.test(word)]).toEqual([key, true]);
  });
});

test('Arabic counts in all its forms', () => {
  for (const key of plurals) {
    const said = [0, 1, 2, 3, 11, 100].map((n) => count('ar', key, n));
    expect(new Set(said).size).toBe(6);
  }
  expect(count('ar', 'unplaced', 10)).toBe('10 أمور لا يمكن رسمها');
  expect(count('en', 'unplaced', 1)).toBe('1 thing cannot be drawn');
});

test('no word of the page promises what it may not', () => {
  const forbidden = /\b(protected site|clearance|approved?|safe zone|go ahead|cleared|all clear)\b/i;
  for (const word of Object.values(en)) if (typeof word === 'string') expect(word).not.toMatch(forbidden);
});

test('a hole without a value stays visible', () => {
  expect(say('en', 'in_time', {})).toBe('in {length}');
});

/** Words that a sign of the register chooses, by family. */
const FAMILIES = ['bar_', 'finding_', 'is_', 'kind_', 'notified_', 'place_', 'position_', 'role_', 'standing_', 'state_', 'style_', 'truth_', 'bound_', 'precision_', 'where_', 'page_'];

test('every word is used', () => {
  const folder = new URL('../../src/', import.meta.url).pathname;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => /\.(ts|svelte)$/.test(f) && !/words\/(en|ar)\.ts$/.test(f));
  const source = files.map((f) => readFileSync(join(folder, f), 'utf8')).join('\n');
  const idle = Object.keys(en).filter((key) => !source.includes(`'${key}'`) && !FAMILIES.some((family) => key.startsWith(family)));
  expect(idle).toEqual([]);
});
