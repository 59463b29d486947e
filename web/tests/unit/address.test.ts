import { describe, expect, test } from 'vitest';
import { formatAddress, NOTHING_ASKED, parseAddress, type View } from '../../src/state/address';

const view: View = {
  page: 'picture',
  lang: 'ar',
  at: Date.parse('2016-08-12T08:00:00Z'),
  known: Date.parse('2016-08-09T08:00:00Z'),
  basis: 'party:opposition',
  where: [37.1671, 36.2064],
  from: Date.parse('2016-08-10T21:00:00Z'),
  to: Date.parse('2016-08-16T21:00:00Z'),
  selected: 'A-0811-RU',
};

describe('an address', () => {
  test('and a view are exact inverses', () => {
    expect(parseAddress(formatAddress(view))).toEqual(view);
    expect(parseAddress(formatAddress({ ...view, page: 'legend', known: null, where: null, selected: null }))).toEqual({
      ...view,
      page: 'legend',
      known: null,
      where: null,
      selected: null,
    });
  });

  test('keeps everything in the fragment, so that no place reaches a server', () => {
    expect(formatAddress(view).startsWith('#')).toBe(true);
    expect(formatAddress(view)).toContain('where=37.1671,36.2064');
  });

  test('of nothing asks nothing', () => {
    expect(parseAddress('')).toEqual(NOTHING_ASKED);
    expect(parseAddress('', 'ar').lang).toBe('ar');
  });

  test.each(['2016-08-12', '2016-08-12T08:00', 'noon', '2016-13-40T99:00:00Z'])('ignores a time without a zone or sense: %s', (text) => {
    expect(parseAddress(`#at=${text}`).at).toBeNull();
  });

  test.each(['200,36', '37', '37,36,1', '37,91', 'NaN,36', '36°N,37°E'])('ignores what is no place: %s', (text) => {
    expect(parseAddress(`#where=${text}`).where).toBeNull();
  });

  test('ignores a period that ends before it starts', () => {
    expect(parseAddress('#from=2016-08-12T08:00:00Z&to=2016-08-11T08:00:00Z').from).toBeNull();
  });

  test('takes no basis that is not one', () => {
    expect(parseAddress('#basis=<script>').basis).toBeNull();
    expect(parseAddress('#basis=recorded').basis).toBe('recorded');
  });
});
