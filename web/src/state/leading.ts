/** Which arrangement does the sentence speak of, and which one leads? */
import type { ArrangementAnswer, PictureAnswer } from '../api/contract';

type Said = Pick<PictureAnswer, 'arrangements' | 'sentence'>;

/** A sentence about one arrangement begins with its title. */
export function spokenOf({ arrangements, sentence }: Said): ArrangementAnswer | null {
  return arrangements.find(({ title }) => sentence.startsWith(title)) ?? null;
}

/** The one that a person chose; else the one spoken of; else the first that is here. */
export function leadOf(answer: Said, selected: string | null): ArrangementAnswer | null {
  const { arrangements } = answer;
  return (
    arrangements.find(({ id }) => id === selected) ??
    spokenOf(answer) ??
    arrangements.find(({ relevance }) => relevance === 'here') ??
    null
  );
}

export interface Parts {
  title: string;
  /** The mark and the space between the two, which the ear needs and the eye does not. */
  between: string;
  rest: string;
}

/** The title stands above the rest of the sentence, so that neither is read twice. */
export function partsOf(sentence: string, title: string): Parts {
  const between = /^[\s.:،؛–-]*/u.exec(sentence.slice(title.length))?.[0] ?? '';
  return { title, between, rest: sentence.slice(title.length + between.length) };
}
