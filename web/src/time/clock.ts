/** Where do the two hands stand after a key, a drag or a jump? */

export const MINUTE = 60_000;
export const STEP = 15 * MINUTE;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Hands {
  /** When: the moment asked about. */
  at: number;
  /** Known as at; null while the two clocks are joined. */
  known: number | null;
}

/** Quarter hours, like the hours that parties announce; a drag never lands between them. */
export const toStep = (instant: number) => Math.round(instant / STEP) * STEP;

export const toInstant = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

/** Where a key moves a hand; null for a key that is not ours. */
export function keyMove(key: string, shift: boolean, instant: number, period: Period): number | null {
  switch (key) {
    // Earlier is left and later is right in every language: the axis is never mirrored.
    case 'ArrowLeft':
    case 'ArrowDown':
      return instant - (shift ? DAY : STEP);
    case 'ArrowRight':
    case 'ArrowUp':
      return instant + (shift ? DAY : STEP);
    case 'PageDown':
      return instant - DAY;
    case 'PageUp':
      return instant + DAY;
    case 'Home':
      return period.from;
    case 'End':
      return period.to;
    default:
      return null;
  }
}

/** Parting sets the second clock a day back: the picture of yesterday is the first thing one asks for. */
export function partOrJoin(hands: Hands): Hands {
  return { at: hands.at, known: hands.known === null ? hands.at - DAY : null };
}

export interface Period {
  from: number;
  to: number;
}

/** The same length, moved so that the moment stands in it. */
export function holding(period: Period, at: number): Period {
  if (at >= period.from && at <= period.to) return period;
  const length = period.to - period.from;
  const from = toStep(at - length / 2);
  return { from, to: from + length };
}

const SHORTEST = 6 * HOUR;
const LONGEST = 120 * DAY;

/** Nearer (factor < 1) or farther; the moment keeps its place on the axis. */
export function zoomed(period: Period, at: number, factor: number): Period {
  const length = Math.min(LONGEST, Math.max(SHORTEST, (period.to - period.from) * factor));
  const anchor = Math.min(period.to, Math.max(period.from, at));
  const share = (anchor - period.from) / (period.to - period.from);
  const from = toStep(anchor - share * length);
  return { from, to: from + toStep(length) };
}

/** The next instant at which the answer changes, from a sorted or unsorted list. */
export function nextAfter(at: number, changes: readonly number[]): number | null {
  let next: number | null = null;
  for (const change of changes) if (change > at && (next === null || change < next)) next = change;
  return next;
}
