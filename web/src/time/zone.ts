/** What does the clock on the wall of the place say at an instant? */
import type { ZoneOffset } from '../api/contract';

export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 is Sunday. */
  weekday: number;
}

export interface Zone {
  name: string;
  /** Minutes ahead of UTC at an instant (milliseconds since 1970). */
  offset(instant: number): number;
}

const MINUTE = 60_000;

/** The register's own zone data: the answer and the clock then never differ. */
export function zoneOf(name: string, offsets: readonly ZoneOffset[]): Zone {
  const steps = offsets
    .map((step) => ({ start: Date.parse(step.start), minutes: step.minutes }))
    .sort((a, b) => a.start - b.start);
  return {
    name,
    offset(instant) {
      // Before the first change that was sent, its minutes hold: the register sends the years of its record.
      let minutes = steps[0]?.minutes ?? 0;
      for (const step of steps) if (step.start <= instant) minutes = step.minutes;
      return minutes;
    },
  };
}

export function localTime(zone: Zone, instant: number): LocalTime {
  const wall = new Date(instant + zone.offset(instant) * MINUTE);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    weekday: wall.getUTCDay(),
  };
}

/**
 * Every instant at which the wall clock shows this: one, none (skipped) or two (repeated), earliest first.
 */
export function instantsOf(zone: Zone, local: Omit<LocalTime, 'weekday'>): number[] {
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  const day = 24 * 60 * MINUTE;
  const candidates = new Set([zone.offset(wall - day), zone.offset(wall), zone.offset(wall + day)]);
  return [...candidates]
    .map((minutes) => wall - minutes * MINUTE)
    .filter((instant) => instant + zone.offset(instant) * MINUTE === wall)
    .sort((a, b) => a - b);
}

/** The midnights of the place in a period, both ends included. */
export function midnights(zone: Zone, from: number, to: number): number[] {
  const found: number[] = [];
  const { year, month, day } = localTime(zone, from);
  for (let n = 0; n < 4000; n += 1) {
    const wall = new Date(Date.UTC(year, month - 1, day + n));
    const [instant] = instantsOf(zone, {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: 0,
      minute: 0,
    });
    // A place may skip midnight itself when summer time begins: the day then starts an hour later.
    const start = instant ?? wall.getTime() - zone.offset(wall.getTime() - 24 * 60 * MINUTE) * MINUTE;
    if (start > to) break;
    if (start >= from) found.push(start);
  }
  return found;
}
