import { describe, expect, test } from 'vitest';
import { fits, instantAt, packed, placed, rowsOf, share, ticks } from '../../src/timeline/layout';
import { zoneOf } from '../../src/time/zone';

const at = (text: string) => Date.parse(text);
const period = { from: at('2016-08-10T21:00:00Z'), to: at('2016-08-16T21:00:00Z') };
const zone = zoneOf('Asia/Damascus', [{ start: '2015-01-01T00:00:00Z', minutes: 180 }]);

describe('a bar', () => {
  test('stands where its hours are', () => {
    expect(placed(period, at('2016-08-11T21:00:00Z'), at('2016-08-12T21:00:00Z'))).toMatchObject({ before: false, after: false });
    expect(placed(period, at('2016-08-11T21:00:00Z'), at('2016-08-12T21:00:00Z'))?.left).toBeCloseTo(100 / 6);
  });

  test('that goes on beyond the period says so on that side', () => {
    expect(placed(period, period.from - 1, period.to + 1)).toEqual({ left: 0, width: 100, before: true, after: true });
  });

  test('that ends when the period begins is not in it', () => {
    expect(placed(period, period.from - 1000, period.from)).toBeNull();
    expect(placed(period, period.to, period.to + 1000)).toBeNull();
  });
});

test('the axis and its inverse meet', () => {
  for (const part of [0, 0.25, 0.5, 1]) expect(share(period, instantAt(period, part))).toBeCloseTo(part);
  expect(instantAt(period, 7)).toBe(period.to);
});

test('a lane is as high as its readings', () => {
  expect(rowsOf([])).toBe(1);
  expect(rowsOf([{ lane_row: 0 }, { lane_row: 2 }])).toBe(3);
});

test('what is said twice of the same time is drawn once, and leaves no empty row', () => {
  const bar = (start: string, label: string, lane_row: number) => ({ start, end: '2016-08-16', label, lane_row, style: 'no_hours' });
  const rows = packed([bar('2016-08-10', 'none', 0), bar('2016-08-10', 'none', 1), bar('2016-08-11', 'some', 2)]);
  expect(rows.map((r) => [r.label, r.lane_row])).toEqual([['none', 0], ['some', 1]]);
});

describe('the marks of the axis', () => {
  const days = (widthPx: number, label = 84) => ticks(zone, period, widthPx, label).filter((t) => t.kind === 'day');

  test('are the local midnights', () => {
    expect(days(1100)[0]?.at).toBe(at('2016-08-10T21:00:00Z'));
    expect(days(1100)).toHaveLength(6);
  });

  test('never touch, however narrow or long-named', () => {
    for (const [width, label] of [[1100, 84], [500, 112], [260, 84], [180, 112]] as const) {
      const lefts = days(width, label).map((t) => (t.left / 100) * width);
      lefts.slice(1).forEach((left, n) => expect(left - (lefts[n] ?? 0)).toBeGreaterThanOrEqual(label));
    }
  });

  test('name no hour over the name of a day', () => {
    const marks = ticks(zone, period, 1100, 84);
    const px = (left: number) => (left / 100) * 1100;
    for (const hour of marks.filter((t) => t.kind === 'hour'))
      for (const day of marks.filter((t) => t.kind === 'day' && t.at < hour.at)) expect(px(hour.left) - px(day.left)).toBeGreaterThanOrEqual(84);
  });
});

test('a label that would be cut is not shown', () => {
  expect(fits('10:00–13:00', 2, 1000)).toBe(false);
  expect(fits('10:00–13:00', 20, 1000)).toBe(true);
  expect(fits('', 100, 1000)).toBe(false);
});
