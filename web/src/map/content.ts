/** What is on the map, as shapes that the library draws. */
import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson';
import type { AreaProperties, Areas, Neighbourhood, Place, Places, Position, Relevance, Standing } from '../api/contract';
import { placeKind } from '../signs/glyphs';
import { circle, type Bounds } from './geometry';
import { labelImage, placeImage } from './images';

/** Places published at one point: they are one sign with a number. */
export interface PlaceGroup {
  id: string;
  at: Position;
  places: Place[];
}

export function groupsOf(places: readonly Place[]): PlaceGroup[] {
  const groups = new Map<string, PlaceGroup>();
  for (const place of places) {
    // A notified place never shares a sign with one that is only known from reports.
    const id = `${place.role} ${place.at.join(' ')}`;
    const group = groups.get(id);
    if (group) group.places.push(place);
    else groups.set(id, { id, at: place.at, places: [place] });
  }
  return [...groups.values()];
}

/** One sign for a group; places of several kinds share the plain one. */
function imageOf(group: PlaceGroup): string {
  const kinds = new Set(group.places.map((place) => placeKind(place.kind)));
  const [only] = kinds;
  const first = group.places[0];
  return placeImage({
    kind: kinds.size === 1 && only ? only : 'place',
    role: first?.role ?? 'known_from_reports',
    exercise: group.places.every((place) => place.exercise),
    count: group.places.length,
  });
}

const point = <P>(at: Position, properties: P): Feature<Point, P> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: at },
  properties,
});

export const collection = <G extends Feature>(features: G[]) => ({ type: 'FeatureCollection' as const, features });

export function neighbourhoodShapes(list: readonly Neighbourhood[]): FeatureCollection<Polygon> {
  return collection(list.map((n) => circle(n.at, n.radius_m, { id: n.id })));
}

/** Large ones keep their name longest; the name steps aside where a sign stands on the same point. */
export function neighbourhoodLabels(list: readonly Neighbourhood[], groups: readonly PlaceGroup[]): FeatureCollection<Point> {
  const taken = new Set(groups.map((group) => group.at.join(' ')));
  return collection(
    list.map((n) =>
      point(n.at, {
        image: labelImage({ text: n.name, look: 'neighbourhood' }),
        order: -n.radius_m,
        offset: taken.has(n.at.join(' ')) ? [0, 31] : [0, 0],
      }),
    ),
  );
}

export function placeSigns(groups: readonly PlaceGroup[]): FeatureCollection<Point> {
  return collection(groups.map((group) => point(group.at, { id: group.id, image: imageOf(group), order: -group.places.length })));
}

/** Ended and never begun lie below; what cannot be told lies on top, as it is the heaviest. */
const ORDER: Standing[] = ['never_took_effect', 'ended', 'suspended', 'awaited', 'in_force', 'one_sided', 'disputed', 'undetermined'];

export interface AreaShapes {
  areas: FeatureCollection;
  lines: FeatureCollection<LineString>;
  points: FeatureCollection<Point>;
  labels: FeatureCollection<Point>;
}

/** Letters: the longer corridors of a real record fit on two such lines. */
const LINE = 31;
const LINES = 2;
/** On two lines where it is long; the whole name stands in the list and beside the map. */
export function lettered(name: string): string {
  const lines: string[] = [''];
  for (const word of name.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > LINE) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  if (lines.length <= LINES) return lines.join('\n');
  return `${lines.slice(0, LINES).join('\n').replace(/[\s,،.:]+$/u, '')} …`;
}

/** Which areas are of this place and moment, and which of them leads. */
export interface Weights {
  relevance: ReadonlyMap<string, Relevance>;
  lead: string | null;
  /** Where a name should stand to be seen whole at first. */
  frame: Bounds | null;
}

type Weight = 'faint' | 'plain' | 'lead';
function weightOf({ arrangement_id }: AreaProperties, { relevance, lead }: Weights): Weight {
  // A road for which nobody announced a corridor has no arrangement, and is never drawn like one.
  if (!arrangement_id) return 'faint';
  if (arrangement_id === lead) return 'lead';
  return relevance.get(arrangement_id) === 'here' ? 'plain' : 'faint';
}
const LAYER: Record<Weight, number> = { faint: 0, plain: 100, lead: 200 };

const STEPS = 20;
/** Along the named points, or its middle where there are none: as near to the middle of the frame as it takes. */
export function namedAt(points: readonly Position[], fallback: Position, frame: Bounds | null): Position {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return fallback;
  const middle: Position = points.length > 2 ? (points[Math.floor(points.length / 2)] ?? first) : [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
  if (!frame) return middle;
  const [x, y] = [(frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2];
  // A name is wider than it is high.
  const [dx, dy] = [(frame[2] - frame[0]) * 0.3, (frame[3] - frame[1]) * 0.4];
  const away = (at: Position) => Math.max(Math.abs(at[0] - x) / dx, Math.abs(at[1] - y) / dy);
  if (away(middle) <= 1) return middle;
  const along = points.flatMap((to, n): Position[] => {
    const from = points[n - 1];
    if (!from) return [to];
    return Array.from({ length: STEPS }, (_, step): Position => {
      const part = (step + 1) / STEPS;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    });
  });
  return along.reduce((best, at) => (away(at) < away(best) ? at : best), middle);
}

export function areaShapes(areas: Areas, centreOf: (feature: Areas['features'][number]) => Position, weights: Weights): AreaShapes {
  const height = ({ properties }: Areas['features'][number]) =>
    LAYER[weightOf(properties, weights)] + (properties.kind === 'arrangement_area' ? 0 : ORDER.length) + ORDER.indexOf(properties.standing);
  const features = [...areas.features].sort((a, b) => height(a) - height(b));
  const isFaint = (properties: AreaProperties) => weightOf(properties, weights) === 'faint';
  return {
    areas: collection(
      features.map(({ geometry, properties }) => {
        const { id, arrangement_id, standing, kind } = properties;
        const faint = isFaint(properties);
        return {
          type: 'Feature' as const,
          geometry,
          properties: { id, arrangement_id, standing, kind, faint, pattern: `${faint ? 'faint' : 'area'} ${standing}` },
        };
      }),
    ),
    lines: collection(
      features
        .filter(({ properties }) => properties.drawn_by_us && properties.points.length > 1)
        .map(({ properties }) => ({
          type: 'Feature' as const,
          geometry: { type: 'LineString' as const, coordinates: properties.points.map((p) => p.at) },
          properties: { id: properties.id, faint: isFaint(properties) },
        })),
    ),
    points: collection(
      features.flatMap(({ properties }) => properties.points.map((p) => point(p.at, { id: properties.id, faint: isFaint(properties) }))),
    ),
    labels: collection(
      features
        // The panel says the name of what leads; its own area needs none.
        .filter(({ properties }) => properties.kind !== 'arrangement_area' || properties.arrangement_id !== weights.lead)
        .map((feature) => {
          const { id, name, standing, points } = feature.properties;
          const at = namedAt(points.map((p) => p.at), centreOf(feature), weights.frame);
          const look = isFaint(feature.properties) ? 'faint' : 'area';
          return point(at, { id, image: labelImage({ text: lettered(name), look, standing }), order: -height(feature) });
        }),
    ),
  };
}

export interface MapContent {
  places: Places;
  groups: PlaceGroup[];
  areas: Areas;
  where: Position | null;
  /** A ring of the accuracy of what is selected. */
  ring: { at: Position; radius_m: number } | null;
  selected: string | null;
  weights: Weights;
}
