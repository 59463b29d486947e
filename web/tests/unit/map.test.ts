import { describe, expect, test } from 'vitest';
import type { Place, Position } from '../../src/api/contract';
import { areaShapes, groupsOf } from '../../src/map/content';
import { boundsOf, circle, metresBetween, metresPerPixel, positionsIn, scaleBar } from '../../src/map/geometry';
import { positionSign } from '../../src/signs/glyphs';
import { picture } from '../fixture/register';

const place = (id: string, at: Position, role: Place['role']): Place => ({
  id, at, role, name: id, kind: 'hospital', accuracy_m: 500, notified: 'cannot_be_told', exercise: role === 'notified', sources: [],
});

describe('on the ground', () => {
  test('every point of a circle lies at its radius', () => {
    for (const at of [[37.16, 36.2], [0, 0], [10, 70]] as Position[])
      for (const point of positionsIn(circle(at, 500, null).geometry.coordinates)) expect(metresBetween(at, point)).toBeCloseTo(500, 0);
  });

  test('a degree of latitude is some 111 kilometres', () => {
    expect(metresBetween([37, 36], [37, 37])).toBeCloseTo(111_195, -1);
  });

  test('the scale bar is round and fits its room', () => {
    for (let zoom = 6; zoom < 17; zoom += 0.37) {
      const bar = scaleBar(metresPerPixel(36.2, zoom), 90);
      expect(bar.px).toBeLessThanOrEqual(90);
      expect(bar.px).toBeGreaterThan(30);
      expect(Number(bar.metres.toPrecision(1))).toBe(bar.metres);
    }
  });

  test('bounds of nothing are nothing', () => {
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([[2, 1], [1, 3]])).toEqual([1, 1, 2, 3]);
  });
});

test('places published at one point share a sign, but never a notified one with one known from reports', () => {
  const groups = groupsOf([
    place('a', [1, 1], 'known_from_reports'),
    place('b', [1, 1], 'known_from_reports'),
    place('c', [1, 1], 'notified'),
    place('d', [2, 1], 'known_from_reports'),
  ]);
  expect(groups.map((g) => g.places.map((p) => p.id))).toEqual([['a', 'b'], ['c'], ['d']]);
});

test('what cannot be told is drawn above its like, and a corridor above the area of an arrangement', () => {
  const { areas } = picture({ at: '2016-10-28T10:00:00Z', known_at: null, basis: 'public', lang: 'en', where: null });
  const drawn = areaShapes(areas, () => [0, 0]).areas.features.map((f) => f.properties ?? {});
  const kinds = drawn.map((p) => p['kind'] as string);
  expect(kinds.lastIndexOf('arrangement_area')).toBeLessThan(kinds.indexOf('corridor'));
  const standings = drawn.filter((p) => p['kind'] === 'arrangement_area').map((p) => p['standing'] as string);
  expect(new Set(standings).size).toBe(8);
  expect(standings.at(-1)).toBe('undetermined');
});

test('only an area with two named points has a line, and it is ours', () => {
  const { areas } = picture({ at: '2016-10-28T10:00:00Z', known_at: null, basis: 'public', lang: 'en', where: null });
  expect(areaShapes(areas, () => [0, 0]).lines.features.map((f) => f.properties?.['id'])).toEqual(['K-1', 'K-2']);
});

test('an act that the page does not know is never drawn as an agreement', () => {
  expect(positionSign('something new', true)).toBe('other');
  expect(positionSign('agreed', true)).toBe('agrees');
  expect(positionSign('agreed', false)).toBe('none');
});
