/** What every part of the page shares: the picture, the language, the theme. */
import { getContext, setContext } from 'svelte';
import type { Instant } from '../api/contract';
import * as format from '../time/format';
import { count, say, sayOr, type PluralKey, type WordKey } from '../words/words';
import { Picture } from './picture.svelte';
import { keepSingleKeys, keepTheme, preferredTheme, singleKeysOn, type Theme } from './preferences';

/** Unicode isolates: left to right, by first strong letter, end. */
const [LTR, AUTO, OVER] = ['\u2066', '\u2068', '\u2069'];
const KEY = Symbol('page');
/** Long enough to read a short line twice. */
const NOTICE_SHOWN_MS = 6000;

export class Page {
  readonly picture = new Picture();
  theme = $state<Theme>(preferredTheme());
  singleKeys = $state(singleKeysOn());
  notice = $state('');
  #noticeEnds: ReturnType<typeof setTimeout> | undefined;

  readonly t = (key: WordKey, values: Record<string, string | number> = {}) => say(this.picture.lang, key, values);
  readonly tOr = (key: string, otherwise: string) => sayOr(this.picture.lang, key, otherwise);
  readonly n = (key: PluralKey, n: number) => count(this.picture.lang, key, n);

  readonly hm = (instant: number) => format.hourMinute(this.picture.zone, instant);
  readonly day = (instant: number, short = true) => format.dayName(this.picture.zone, instant, this.picture.lang, short);
  /** Fri 12 Aug 11:00; to be isolated as a whole. */
  readonly moment = (instant: number | Instant) => {
    const ms = typeof instant === 'number' ? instant : Date.parse(instant);
    // The year stands where it is not the year asked about: a record of 2016 is made in another.
    const other = format.year(this.picture.zone, ms);
    const years = other === format.year(this.picture.zone, this.picture.at) ? '' : ` ${other}`;
    return `${this.day(ms)}${years} ${this.hm(ms)}`;
  };
  /** From left to right in every language, each moment isolated: the axis below it runs the same way. */
  readonly range = (start: Instant, end: Instant | null) => {
    const [from, to] = [Date.parse(start), end === null ? null : Date.parse(end)];
    if (to === null) return this.from(from);
    const until = this.day(from) === this.day(to) ? this.hm(to) : this.moment(to);
    return `${LTR}${AUTO}${this.moment(from)}${OVER} – ${AUTO}${until}${OVER}${OVER}`;
  };
  readonly from = (instant: number) => this.t('from_time', { time: `${AUTO}${this.moment(instant)}${OVER}` });
  readonly until = (instant: number) => this.t('until_time', { time: `${AUTO}${this.moment(instant)}${OVER}` });
  /** A name that says itself that it is of an exercise needs no second mark. */
  readonly saysExercise = (name: string) => this.t('exercise').split(' ').some((word) => name.startsWith(word));
  /** Between the items of a short list. */
  get comma(): string {
    return this.picture.lang === 'ar' ? '، ' : ', ';
  }
  readonly length = (minutes: number) => format.length(minutes, this.picture.lang);
  readonly distance = (metres: number) => format.distance(metres, this.picture.lang);

  setTheme(theme: Theme): void {
    this.theme = theme;
    keepTheme(theme);
  }

  setSingleKeys(on: boolean): void {
    this.singleKeys = on;
    keepSingleKeys(on);
  }

  tell(text: string): void {
    this.notice = text;
    clearTimeout(this.#noticeEnds);
    this.#noticeEnds = setTimeout(() => (this.notice = ''), NOTICE_SHOWN_MS);
  }
}

export const setPage = (page: Page) => setContext(KEY, page);
export const usePage = () => getContext<Page>(KEY);
