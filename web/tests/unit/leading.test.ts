import { describe, expect, test } from 'vitest';
import { leadOf, partsOf, spokenOf } from '../../src/state/leading';
import { picture } from '../fixture/register';

const { arrangements } = picture({ at: '2016-10-28T10:00:00Z', known_at: null, basis: 'public', lang: 'en', where: null });
const [first, second] = arrangements;
if (!first || !second) throw new Error('the fixture has too few arrangements');

describe('what leads', () => {
  test('is what the sentence speaks of', () => {
    const answer = { arrangements, sentence: `${second.title}. Nobody is bound to it now.` };
    expect(spokenOf(answer)?.id).toBe(second.id);
    expect(leadOf(answer, null)?.id).toBe(second.id);
  });

  test('is what a person chose, whatever the sentence speaks of', () => {
    expect(leadOf({ arrangements, sentence: `${second.title}.` }, first.id)?.id).toBe(first.id);
  });

  test('is the first that is here where the sentence names none, and nothing where none is here', () => {
    expect(leadOf({ arrangements: [{ ...first, relevance: 'old' }, { ...second, relevance: 'here' }], sentence: 'Several.' }, null)?.id).toBe(second.id);
    expect(leadOf({ arrangements: [{ ...first, relevance: 'old' }], sentence: 'Nothing.' }, null)).toBeNull();
  });
});

test('a sentence is parted from its title without losing a letter', () => {
  for (const sentence of ['Daily window. One-sided: until 13:00.', 'نافذة يومية. من جانب واحد', 'Daily window', 'Daily window: ends']) {
    const title = sentence.startsWith('D') ? 'Daily window' : 'نافذة يومية';
    const { between, rest } = partsOf(sentence, title);
    expect(title + between + rest).toBe(sentence);
  }
  expect(partsOf('Daily window. One-sided', 'Daily window').rest).toBe('One-sided');
});
