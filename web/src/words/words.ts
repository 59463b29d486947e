/** Which word does the page say, in which language? */
import type { Lang } from '../api/contract';
import { ar } from './ar';
import { en } from './en';

/** Forms by `Intl.PluralRules`; Arabic needs all six, English two. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Words = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural };

type KeysOf<T> = { [K in keyof Words]: Words[K] extends T ? K : never }[keyof Words];
export type WordKey = KeysOf<string>;
export type PluralKey = KeysOf<Plural>;

export const WORDS: Record<Lang, Words> = { en, ar };

type Values = Record<string, string | number>;
const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export function say(lang: Lang, key: WordKey, values: Values = {}): string {
  return fill(WORDS[lang][key], values);
}

export function count(lang: Lang, key: PluralKey, n: number): string {
  const forms = WORDS[lang][key];
  return fill(forms[new Intl.PluralRules(lang).select(n)] ?? forms.other, { n });
}

/** For a word that the register chooses: its own name, spaced, where the page has none for it. */
export function sayOr(lang: Lang, key: string, otherwise: string): string {
  return key in WORDS[lang] ? say(lang, key as WordKey) : otherwise.replaceAll('_', ' ');
}
