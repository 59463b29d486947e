/** Which question does an address hold, and which address holds a question? */
import type { Lang, Position } from '../api/contract';
import { toInstant } from '../time/clock';

export type Page = 'picture' | 'legend';
/** `party:<id>` is the register's to judge; here it is only carried. */
export type Basis = string;

export interface View {
  page: Page;
  lang: Lang;
  at: number | null;
  known: number | null;
  /** Null: what suits the record. */
  basis: Basis | null;
  where: Position | null;
  from: number | null;
  to: number | null;
  selected: string | null;
}

export const NOTHING_ASKED: View = {
  page: 'picture',
  lang: 'en',
  at: null,
  known: null,
  basis: null,
  where: null,
  from: null,
  to: null,
  selected: null,
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const BASIS = /^(?:public|recorded|party:[\w.-]{1,64})$/;

// Without a zone it is not an instant; such a time is ignored, never guessed.
function instantIn(text: string | null): number | null {
  if (text === null || !INSTANT.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isFinite(instant) ? instant : null;
}

function positionIn(text: string | null): Position | null {
  const match = /^(-?\d{1,3}(?:\.\d{1,7})?),(-?\d{1,2}(?:\.\d{1,7})?)$/.exec(text ?? '');
  if (!match) return null;
  const [lon, lat] = [Number(match[1]), Number(match[2])];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

/** Everything stands in the fragment: a fragment never reaches a server, its log or a referrer. */
export function parseAddress(fragment: string, usual: Lang = 'en'): View {
  const part = new URLSearchParams(fragment.replace(/^#/, ''));
  const [from, to] = [instantIn(part.get('from')), instantIn(part.get('to'))];
  const period = from !== null && to !== null && from < to ? { from, to } : { from: null, to: null };
  const lang = part.get('lang');
  const basis = part.get('basis');
  return {
    page: part.get('page') === 'legend' ? 'legend' : 'picture',
    lang: lang === 'ar' || lang === 'en' ? lang : usual,
    at: instantIn(part.get('at')),
    known: instantIn(part.get('known')),
    basis: basis !== null && BASIS.test(basis) ? basis : null,
    where: positionIn(part.get('where')),
    ...period,
    selected: part.get('show'),
  };
}

const written = (n: number) => String(Number(n.toFixed(5)));

export function formatAddress(view: View): string {
  const part: string[] = [];
  const add = (name: string, value: string | null) => {
    if (value !== null) part.push(`${name}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',')}`);
  };
  if (view.page !== 'picture') add('page', view.page);
  add('lang', view.lang);
  add('at', view.at === null ? null : toInstant(view.at));
  add('known', view.known === null ? null : toInstant(view.known));
  add('basis', view.basis);
  add('where', view.where === null ? null : view.where.map(written).join(','));
  add('from', view.from === null ? null : toInstant(view.from));
  add('to', view.to === null ? null : toInstant(view.to));
  add('show', view.selected);
  return `#${part.join('&')}`;
}
