/** In which order, and how, is the map drawn? No tile, no font and no sprite is fetched. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Colour } from './images';

export interface Shapes {
  neighbourhoods: FeatureCollection;
  names: FeatureCollection;
  areas: FeatureCollection;
  lines: FeatureCollection;
  points: FeatureCollection;
  labels: FeatureCollection;
  places: FeatureCollection;
  ring: FeatureCollection;
  asked: FeatureCollection;
}

const DASHED: FilterSpecification = ['in', ['get', 'standing'], ['literal', ['awaited', 'never_took_effect']]];
const STANDINGS = ['in_force', 'one_sided', 'disputed', 'awaited', 'suspended', 'ended', 'never_took_effect', 'undetermined'];

/** Old, over, elsewhere, or of no arrangement: there, and never in the way of what is asked about. */
const FAINT: ExpressionSpecification = ['get', 'faint'];
const FADED: ExpressionSpecification = ['case', FAINT, 0.6, 1];

export function styleOf(shapes: Shapes, colour: Colour, selected: string | null): StyleSpecification {
  const ink = colour('--ink');
  const edge = STANDINGS.flatMap((standing) => [standing, colour(`--${standing.replaceAll('_', '-')}`)]);
  const edgeColour = ['match', ['get', 'standing'], ...edge, ink] as unknown as string;
  const sign = (id: string, more: Record<string, unknown>): LayerSpecification => ({
    id,
    type: 'symbol',
    source: id,
    layout: { 'icon-image': ['get', 'image'], 'symbol-sort-key': ['get', 'order'], 'symbol-z-order': 'source', ...more },
  });
  const layers: LayerSpecification[] = [
    { id: 'land', type: 'background', paint: { 'background-color': colour('--map-land') } },
    { id: 'neighbourhoods', type: 'fill', source: 'neighbourhoods', paint: { 'fill-antialias': false, 'fill-color': colour('--map-cell'), 'fill-opacity': 0.55 } },
    { id: 'neighbourhood-edge', type: 'line', source: 'neighbourhoods', paint: { 'line-color': colour('--map-cell-line'), 'line-width': 1 } },
    { id: 'areas', type: 'fill', source: 'areas', paint: {
      // Every edge is a line of its own; another program for it would only make the first view wait.
      'fill-antialias': false,
      'fill-pattern': ['get', 'pattern'],
      // The area of a whole arrangement is ground for what lies in it.
      'fill-opacity': ['case', ['get', 'faint'], 1, ['==', ['get', 'kind'], 'arrangement_area'], 0.55, 1],
    } },
    {
      id: 'area-edge',
      type: 'line',
      source: 'areas',
      filter: ['!', DASHED] as FilterSpecification,
      paint: {
        'line-color': edgeColour,
        'line-width': ['case', FAINT, 0.9, ['match', ['get', 'standing'], 'undetermined', 3, 'ended', 1, 2]],
        'line-opacity': FADED,
      },
    },
    { id: 'area-edge-dashed', type: 'line', source: 'areas', filter: DASHED, paint: { 'line-color': edgeColour, 'line-width': ['case', FAINT, 0.9, 2], 'line-opacity': FADED, 'line-dasharray': [3, 2.2] } },
    { id: 'area-selected', type: 'line', source: 'areas', filter: selectedArea(selected), paint: { 'line-color': ink, 'line-width': 4 } },
    // Thin and dashed: nobody published a line, this one is drawn by us between named points.
    { id: 'lines', type: 'line', source: 'lines', paint: { 'line-color': ink, 'line-width': ['case', FAINT, 0.7, 1.2], 'line-opacity': FADED, 'line-dasharray': [4, 4] } },
    {
      id: 'points',
      type: 'circle',
      source: 'points',
      paint: { 'circle-radius': ['case', FAINT, 2.5, 3.5], 'circle-stroke-opacity': FADED, 'circle-opacity': FADED, 'circle-color': colour('--surface'), 'circle-stroke-color': ink, 'circle-stroke-width': 1.4 },
    },
    { id: 'ring-fill', type: 'fill', source: 'ring', paint: { 'fill-antialias': false, 'fill-color': ink, 'fill-opacity': 0.07 } },
    { id: 'ring', type: 'line', source: 'ring', paint: { 'line-color': ink, 'line-width': 2, 'line-dasharray': [2, 2] } },
    sign('names', { 'icon-offset': ['get', 'offset'], 'icon-padding': 1 }),
    // A sign never gives way to another, and a name never covers a sign.
    sign('places', { 'icon-allow-overlap': true, 'icon-padding': 0, 'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.6, 12.5, 1] }),
    sign('labels', { 'icon-allow-overlap': false, 'icon-offset': [0, -20] }),
    sign('asked', { 'icon-allow-overlap': true, 'icon-ignore-placement': true }),
  ];
  const sources = Object.fromEntries(
    Object.entries(shapes).map(([id, data]) => [id, { type: 'geojson' as const, data: data as FeatureCollection }]),
  );
  return { version: 8, sources, layers };
}

/** An id that nothing has. */
const NOBODY = '\u0000';

export const selectedArea = (selected: string | null): FilterSpecification => [
  'any',
  ['==', ['get', 'id'], selected ?? NOBODY],
  ['==', ['get', 'arrangement_id'], selected ?? NOBODY],
];
