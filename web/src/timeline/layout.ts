/** Where on the axis does a bar, a tick or a hand stand? Earlier is left in every language. */
import type { Bar } from '../api/contract';
import { HOUR, type Period } from '../time/clock';
import { localTime, midnights, type Zone } from '../time/zone';

/** 0 at the start of the period, 1 at its end; beyond them the nearer end. */
export function share(period: Period, instant: number): number {
  return Math.min(1, Math.max(0, (instant - period.from) / (period.to - period.from)));
}

export function instantAt(period: Period, part: number): number {
  return period.from + Math.min(1, Math.max(0, part)) * (period.to - period.from);
}

export interface Placed {
  /** Per cent of the axis. */
  left: number;
  width: number;
  /** It goes on before or after what is shown. */
  before: boolean;
  after: boolean;
}

/** A bar that only touches the period from outside is not in it: windows are half-open. */
export function placed(period: Period, start: number, end: number): Placed | null {
  if (end <= period.from || start >= period.to) return null;
  const left = share(period, start) * 100;
  return { left, width: share(period, end) * 100 - left, before: start < period.from, after: end > period.to };
}

export const rowsOf = (bars: readonly Pick<Bar, 'lane_row'>[]) =>
  bars.reduce((most, bar) => Math.max(most, bar.lane_row + 1), 1);

export interface Tick {
  at: number;
  left: number;
  kind: 'day' | 'hour';
}

const HOUR_LABEL_PX = 44;
const DAY_STEPS = [1, 2, 7, 14, 28];
const HOUR_STEPS = [1, 3, 6, 12];

/** Local midnights, thinned so that no two labels touch; hours between them where there is room. */
export function ticks(zone: Zone, period: Period, widthPx: number, dayLabelPx: number): Tick[] {
  const pxPerHour = (widthPx * HOUR) / (period.to - period.from);
  const dayStep = DAY_STEPS.find((step) => step * 24 * pxPerHour >= dayLabelPx) ?? 56;
  const days = midnights(zone, period.from, period.to).filter((_, n) => n % dayStep === 0);
  const found: Tick[] = days.map((at) => ({ at, left: share(period, at) * 100, kind: 'day' }));
  const hourStep = dayStep === 1 ? HOUR_STEPS.find((step) => step * pxPerHour >= HOUR_LABEL_PX * 1.4) : undefined;
  if (hourStep !== undefined) {
    for (let at = Math.ceil(period.from / HOUR) * HOUR; at < period.to; at += HOUR) {
      const { hour } = localTime(zone, at);
      // Not where the name of the day still stands.
      if (hour * pxPerHour >= dayLabelPx && hour % hourStep === 0) found.push({ at, left: share(period, at) * 100, kind: 'hour' });
    }
  }
  // The last label would be cut by the edge of the axis.
  return found.filter((tick) => (tick.left / 100) * widthPx <= widthPx - (tick.kind === 'day' ? dayLabelPx : HOUR_LABEL_PX)).sort((a, b) => a.at - b.at);
}

/**
 * The rows of a lane without doubles: claims that say the same of the same time share a bar, and no row is empty.
 */
export function packed<B extends Pick<Bar, 'start' | 'end' | 'label' | 'lane_row'> & { style: string }>(bars: readonly B[]): B[] {
  const seen = new Set<string>();
  const single = bars.filter((bar) => {
    const same = [bar.start, bar.end, bar.style, bar.label].join(' ');
    return seen.has(same) ? false : Boolean(seen.add(same));
  });
  const rows = [...new Set(single.map((bar) => bar.lane_row))].sort((a, b) => a - b);
  return single.map((bar) => ({ ...bar, lane_row: rows.indexOf(bar.lane_row) }));
}

const CHARACTER_PX = 6.3;

/** Does the label fit into its bar? A word that is cut in half is worse than none. */
export function fits(label: string, widthPercent: number, widthPx: number): boolean {
  return label.length > 0 && label.length * CHARACTER_PX + 10 <= (widthPercent / 100) * widthPx;
}
