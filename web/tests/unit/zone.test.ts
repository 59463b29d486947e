import { describe, expect, test } from 'vitest';
import { instantsOf, localTime, midnights, zoneOf } from '../../src/time/zone';

const damascus = zoneOf('Asia/Damascus', [
  { start: '2015-01-01T00:00:00Z', minutes: 180 },
  { start: '2016-10-27T21:00:00Z', minutes: 120 },
  { start: '2017-03-30T22:00:00Z', minutes: 180 },
]);
const at = (text: string) => Date.parse(text);

describe('the clock of the place', () => {
  test('is three hours ahead in summer and two in winter', () => {
    expect(localTime(damascus, at('2016-08-12T08:00:00Z'))).toMatchObject({ hour: 11, day: 12, weekday: 5 });
    expect(localTime(damascus, at('2016-11-04T07:00:00Z'))).toMatchObject({ hour: 9, day: 4 });
  });

  test('changes at the very minute', () => {
    expect(damascus.offset(at('2016-10-27T20:59:59Z'))).toBe(180);
    expect(damascus.offset(at('2016-10-27T21:00:00Z'))).toBe(120);
  });

  test('keeps its first offset before the first change that was sent', () => {
    expect(damascus.offset(at('2014-06-01T00:00:00Z'))).toBe(180);
  });

  test('agrees with the zone data of this machine', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Damascus', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
    for (let instant = at('2016-07-01T00:00:00Z'); instant < at('2017-01-01T00:00:00Z'); instant += 7 * 3_600_000) {
      const { hour, minute } = localTime(damascus, instant);
      expect(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`).toBe(clock.format(instant));
    }
  });
});

describe('a time on the wall', () => {
  const midnight = { year: 2016, month: 10, day: 27, hour: 23, minute: 30 };

  test('that comes once is one instant', () => {
    expect(instantsOf(damascus, { year: 2016, month: 8, day: 12, hour: 11, minute: 0 })).toEqual([at('2016-08-12T08:00:00Z')]);
  });

  test('that comes twice is two instants, the earlier first', () => {
    expect(instantsOf(damascus, midnight)).toEqual([at('2016-10-27T20:30:00Z'), at('2016-10-27T21:30:00Z')]);
  });

  test('that is skipped is none', () => {
    expect(instantsOf(damascus, { year: 2017, month: 3, day: 31, hour: 0, minute: 30 })).toEqual([]);
  });

  test('is found again from every instant of half a year', () => {
    for (let instant = at('2016-07-01T00:00:00Z'); instant < at('2017-04-15T00:00:00Z'); instant += 29 * 60_000)
      expect(instantsOf(damascus, localTime(damascus, instant))).toContain(instant);
  });
});

test('the days of a period begin at local midnight, across the change of clocks', () => {
  expect(midnights(damascus, at('2016-10-26T12:00:00Z'), at('2016-10-29T12:00:00Z')).map((i) => new Date(i).toISOString())).toEqual([
    '2016-10-26T21:00:00.000Z',
    '2016-10-27T22:00:00.000Z',
    '2016-10-28T22:00:00.000Z',
  ]);
});

test('a day whose midnight is skipped begins an hour later', () => {
  const [start] = midnights(damascus, at('2017-03-30T12:00:00Z'), at('2017-03-31T12:00:00Z'));
  expect(localTime(damascus, start ?? 0)).toMatchObject({ day: 31, hour: 1, minute: 0 });
});
