import { describe, expect, test } from 'vitest';
import type { Areas, Place, Position } from '../../src/api/contract';
import { areaShapes, groupsOf, lettered, namedAt } from '../../src/map/content';
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

const everyHere = (areas: Areas) => ({
  relevance: new Map(areas.features.flatMap((f) => (f.properties.arrangement_id ? [[f.properties.arrangement_id, 'here' as const]] : []))),
  lead: null,
  frame: null,
});

test('what is old, over or elsewhere is faint and below, what leads lies on top, and its own area bears no name', () => {
  const { areas, arrangements } = picture({ at: '2016-10-28T10:00:00Z', known_at: null, basis: 'public', lang: 'en', where: null });
  const [lead, old, ...rest] = arrangements.filter((a) => areas.features.some((f) => f.properties.arrangement_id === a.id && f.properties.kind === 'arrangement_area'));
  if (!lead || !old) throw new Error('the fixture has too few areas');
  const relevance = new Map([[lead.id, 'here' as const], [old.id, 'old' as const], ...rest.map((a) => [a.id, 'here'] as const)]);
  const { areas: drawn, labels } = areaShapes(areas, () => [0, 0], { relevance, lead: lead.id, frame: null });
  const of = (id: string) => drawn.features.map((f) => f.properties ?? {}).filter((p) => p['arrangement_id'] === id);
  expect(of(old.id).every((p) => p['faint'] === true)).toBe(true);
  expect(of(lead.id).every((p) => p['faint'] === false)).toBe(true);
  expect(drawn.features.at(-1)?.properties?.['arrangement_id']).toBe(lead.id);
  expect(drawn.features[0]?.properties?.['faint']).toBe(true);
  const own = areas.features.find((f) => f.properties.arrangement_id === lead.id && f.properties.kind === 'arrangement_area');
  expect(labels.features.map((f) => f.properties?.['id'])).not.toContain(own?.properties.id);
});

test('a long name takes two lines, and only one that is longer still is cut', () => {
  expect(lettered('Bustan al-Qasr')).toBe('Bustan al-Qasr');
  expect(lettered('Northern corridor near the Castello Road')).toBe('Northern corridor near the\nCastello Road');
  expect(lettered('Southern corridor: Souq al-Hai, Mashariqa, towards Idlib and the border').split('\n')).toHaveLength(2);
  expect(lettered('Southern corridor: Souq al-Hai, Mashariqa, towards Idlib and the border')).toMatch(/ …$/);
});

test('the name of a line that runs out of the frame stands where it is still within', () => {
  expect(namedAt([[0, 0], [1, 0]], [9, 9], [-10, -10, 10, 10])).toEqual([0.5, 0]);
  const [lon] = namedAt([[0, 0], [-100, 0]], [9, 9], [-10, -10, 10, 10]);
  expect(lon).toBeGreaterThanOrEqual(-6);
  expect(namedAt([], [9, 9], [-10, -10, 10, 10])).toEqual([9, 9]);
});

test('what cannot be told is drawn above its like, and a corridor above the area of an arrangement', () => {
  const { areas } = picture({ at: '2016-10-28T10:00:00Z', known_at: null, basis: 'public', lang: 'en', where: null });
  const drawn = areaShapes(areas, () => [0, 0], everyHere(areas)).areas.features.map((f) => f.properties ?? {});
  const kinds = drawn.map((p) => p['kind'] as string);
  expect(kinds.lastIndexOf('arrangement_area')).toBeLessThan(kinds.indexOf('corridor'));
  const standings = drawn.filter((p) => p['kind'] === 'arrangement_area').map((p) => p['standing'] as string);
  expect(new Set(standings).size).toBe(8);
  expect(standings.at(-1)).toBe('undetermined');
});

test('only an area with two named points has a line, and it is ours', () => {
  const { areas } = picture({ at: '2016-10-28T10:00:00Z', known_at: null, basis: 'public', lang: 'en', where: null });
  expect(areaShapes(areas, () => [0, 0], everyHere(areas)).lines.features.map((f) => f.properties?.['id'])).toEqual(['K-1', 'K-2']);
});

test('an act that the page does not know is never drawn as an agreement', () => {
  expect(positionSign('something new', true)).toBe('other');
  expect(positionSign('agreed', true)).toBe('agrees');
  expect(positionSign('agreed', false)).toBe('none');
});
