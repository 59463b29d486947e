import { describe, expect, test } from 'vitest';
import { DAY, HOUR, holding, keyMove, nextAfter, partOrJoin, STEP, toInstant, toStep, zoomed } from '../../src/time/clock';
import { distance, length } from '../../src/time/format';

const NOON = Date.parse('2016-08-12T09:00:00Z');
const period = { from: NOON - 3 * DAY, to: NOON + 3 * DAY };

describe('a key on a hand', () => {
  test('moves a quarter of an hour, with Shift a day', () => {
    expect(keyMove('ArrowRight', false, NOON, period)).toBe(NOON + STEP);
    expect(keyMove('ArrowLeft', true, NOON, period)).toBe(NOON - DAY);
  });

  test('goes to either end of the period', () => {
    expect(keyMove('Home', false, NOON, period)).toBe(period.from);
    expect(keyMove('End', false, NOON, period)).toBe(period.to);
  });

  test('that is not ours is left alone', () => {
    expect(keyMove('Tab', false, NOON, period)).toBeNull();
  });
});

test('parting asks with what was known a day before, joining forgets it', () => {
  const parted = partOrJoin({ at: NOON, known: null });
  expect(parted).toEqual({ at: NOON, known: NOON - DAY });
  expect(partOrJoin(parted)).toEqual({ at: NOON, known: null });
});

test('a drag lands on quarter hours', () => {
  expect(toStep(NOON + 7 * 60_000)).toBe(NOON);
  expect(toStep(NOON + 8 * 60_000)).toBe(NOON + STEP);
  expect(toInstant(NOON)).toBe('2016-08-12T09:00:00Z');
});

describe('the period', () => {
  test('stays while the moment is in it, both ends included', () => {
    expect(holding(period, period.from)).toBe(period);
    expect(holding(period, period.to)).toBe(period);
  });

  test('follows a moment that leaves it, without growing', () => {
    const moved = holding(period, period.to + HOUR);
    expect(moved.to - moved.from).toBe(period.to - period.from);
    expect(moved.from).toBeLessThan(period.to + HOUR);
    expect(moved.to).toBeGreaterThan(period.to + HOUR);
  });

  test('zooms about the moment and never to nothing', () => {
    let near = period;
    for (let n = 0; n < 20; n += 1) near = zoomed(near, NOON, 0.5);
    expect(near.to - near.from).toBe(6 * HOUR);
    expect(near.from).toBeLessThanOrEqual(NOON);
    expect(near.to).toBeGreaterThanOrEqual(NOON);
  });
});

test('the next change is the first one after the moment, never the moment itself', () => {
  expect(nextAfter(5, [9, 5, 7])).toBe(7);
  expect(nextAfter(9, [9, 5, 7])).toBeNull();
});

test('a length names its two largest units', () => {
  expect(length(139, 'en')).toBe('2 h 19 min');
  expect(length(1141, 'en')).toBe('19 h 1 min');
  expect(length(0, 'en')).toBe('0 min');
  expect(length(1440 + 61, 'ar')).toBe('1 ي 1 س');
});

test('a distance is read in metres, then kilometres', () => {
  expect(distance(500, 'en')).toBe('500 m');
  expect(distance(1500, 'en')).toBe('1.5 km');
  expect(distance(2000, 'ar')).toBe('2 كم');
});
