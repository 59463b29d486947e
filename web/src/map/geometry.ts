/** Circles, bounds and lengths on the ground; longitude before latitude. */
import type { Feature, Polygon } from 'geojson';
import type { Position } from '../api/contract';

/** Mean radius of the Earth, IUGG. */
const EARTH_M = 6_371_008.8;
const rad = (degrees: number) => (degrees * Math.PI) / 180;
const deg = (radians: number) => (radians * 180) / Math.PI;

/** Great-circle distance in metres (haversine). */
export function metresBetween(a: Position, b: Position): number {
  const dLat = rad(b[1] - a[1]);
  const dLon = rad(b[0] - a[0]);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a[1])) * Math.cos(rad(b[1])) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

const SIDES = 64;

/** All points at a distance, as a polygon that the map can fill. */
export function circle<P>(centre: Position, radius_m: number, properties: P): Feature<Polygon, P> {
  const [lon, lat] = [rad(centre[0]), rad(centre[1])];
  const angle = radius_m / EARTH_M;
  const ring: Position[] = [];
  for (let n = 0; n <= SIDES; n += 1) {
    const bearing = (n / SIDES) * 2 * Math.PI;
    const y = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing));
    const x = lon + Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * Math.sin(y));
    ring.push([deg(x), deg(y)]);
  }
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties };
}

/** West, south, east, north. */
export type Bounds = [number, number, number, number];

export function boundsOf(points: readonly Position[]): Bounds | null {
  if (points.length === 0) return null;
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

/** Every position of a geometry, however deep it nests. */
export function positionsIn(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === 'number' && typeof coordinates[1] === 'number') return [[coordinates[0], coordinates[1]]];
  return coordinates.flatMap(positionsIn);
}

export interface Scale {
  metres: number;
  px: number;
}

/** The longest round length (1, 2 or 5 of something) that is not wider than `room` pixels. */
export function scaleBar(metresPerPixel: number, room: number): Scale {
  const most = metresPerPixel * room;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((n) => n * power).find((length) => length <= most) ?? power;
  return { metres, px: metres / metresPerPixel };
}

/** Web Mercator at a latitude, 512-pixel tiles. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (2 * Math.PI * EARTH_M * Math.cos(rad(latitude))) / (512 * 2 ** zoom);
}
