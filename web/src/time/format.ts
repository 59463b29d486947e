/** How are instants, spans and lengths written for a person? Latin digits in both languages. */
import type { Lang } from '../api/contract';
import { localTime, type Zone } from './zone';

const two = (n: number) => String(n).padStart(2, '0');

const EN_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const AR_DAYS = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'];
// Levantine month names; the four compound ones keep their first word, shortened where room is scarce.
const AR_MONTHS = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
];
const AR_MONTHS_SHORT = ['ك2', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران', 'تموز', 'آب', 'أيلول', 'ت1', 'ت2', 'ك1'];

const pick = (list: readonly string[], index: number) => list[index] ?? '';

/** 21:40 */
export function hourMinute(zone: Zone, instant: number): string {
  const local = localTime(zone, instant);
  return `${two(local.hour)}:${two(local.minute)}`;
}

/** 18 Sep · 18 أيلول */
export function dayMonth(zone: Zone, instant: number, lang: Lang, short = true): string {
  const local = localTime(zone, instant);
  const months = lang === 'ar' ? (short ? AR_MONTHS_SHORT : AR_MONTHS) : EN_MONTHS;
  return `${local.day} ${pick(months, local.month - 1)}`;
}

/** Sun 18 Sep · الأحد 18 أيلول */
export function dayName(zone: Zone, instant: number, lang: Lang, short = true): string {
  const local = localTime(zone, instant);
  return `${pick(lang === 'ar' ? AR_DAYS : EN_DAYS, local.weekday)} ${dayMonth(zone, instant, lang, short)}`;
}

export const year = (zone: Zone, instant: number) => String(localTime(zone, instant).year);

/** UTC+3, UTC+5:30, UTC−4 */
export function offsetName(zone: Zone, instant: number): string {
  const minutes = zone.offset(instant);
  const whole = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${whole}${rest ? `:${two(rest)}` : ''}`;
}

/** 18:40 UTC */
export function utcHourMinute(instant: number): string {
  const moment = new Date(instant);
  return `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())} UTC`;
}

const UNITS: Record<Lang, [string, string, string]> = { en: ['d', 'h', 'min'], ar: ['ي', 'س', 'د'] };

/** 2 h 19 min: the two largest units, so that it is read at a glance. */
export function length(minutes: number, lang: Lang): string {
  const whole = Math.round(Math.abs(minutes));
  const [d, h, m] = UNITS[lang];
  const parts: string[] = [];
  if (whole >= 1440) parts.push(`${Math.floor(whole / 1440)} ${d}`);
  if (Math.floor((whole % 1440) / 60)) parts.push(`${Math.floor((whole % 1440) / 60)} ${h}`);
  if (whole % 60 || parts.length === 0) parts.push(`${whole % 60} ${m}`);
  return parts.slice(0, 2).join(' ');
}

/** 500 m, 1.5 km */
export function distance(metres: number, lang: Lang): string {
  const [m, km] = lang === 'ar' ? ['م', 'كم'] : ['m', 'km'];
  if (metres < 1000) return `${Math.round(metres)} ${m}`;
  const rounded = Math.round(metres / 100) / 10;
  return `${Number.isInteger(rounded) ? rounded.toFixed(0) : rounded.toFixed(1)} ${km}`;
}

/** What `<input type="datetime-local">` wants: 2016-09-18T21:40 */
export function fieldValue(zone: Zone, instant: number): string {
  const local = localTime(zone, instant);
  return `${String(local.year).padStart(4, '0')}-${two(local.month)}-${two(local.day)}T${two(local.hour)}:${two(local.minute)}`;
}
