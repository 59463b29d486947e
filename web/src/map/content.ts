/** What is on the map, as shapes that the library draws. */
import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson';
import type { AreaProperties, Areas, Neighbourhood, Place, Places, Position, Standing } from '../api/contract';
import { placeKind } from '../signs/glyphs';
import { circle } from './geometry';
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

const LONGEST_NAME = 30;
/** The whole name stands in the list and beside the map. */
const short = (name: string) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name);

function middle(area: AreaProperties, fallback: Position): Position {
  const [a, b] = [area.points[0]?.at, area.points.at(-1)?.at];
  if (!a || !b) return fallback;
  if (area.points.length > 2) return area.points[Math.floor(area.points.length / 2)]?.at ?? a;
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

export function areaShapes(areas: Areas, centreOf: (feature: Areas['features'][number]) => Position): AreaShapes {
  const height = ({ properties }: Areas['features'][number]) =>
    (properties.kind === 'arrangement_area' ? 0 : ORDER.length) + ORDER.indexOf(properties.standing);
  const features = [...areas.features].sort((a, b) => height(a) - height(b));
  return {
    areas: collection(
      features.map(({ geometry, properties: { id, arrangement_id, standing, kind } }) => ({
        type: 'Feature' as const,
        geometry,
        properties: { id, arrangement_id, standing, kind, pattern: `area ${standing}` },
      })),
    ),
    lines: collection(
      features
        .filter(({ properties }) => properties.drawn_by_us && properties.points.length > 1)
        .map(({ properties }) => ({
          type: 'Feature' as const,
          geometry: { type: 'LineString' as const, coordinates: properties.points.map((p) => p.at) },
          properties: { id: properties.id },
        })),
    ),
    points: collection(features.flatMap(({ properties }) => properties.points.map((p) => point(p.at, { id: properties.id })))),
    labels: collection(
      features.map((feature) =>
        point(middle(feature.properties, centreOf(feature)), {
          id: feature.properties.id,
          image: labelImage({ text: short(feature.properties.name), look: 'area', standing: feature.properties.standing }),
          order: -height(feature),
        }),
      ),
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
}
