/** The drawn map: shows the content it is given, tells where it was clicked. */
import { Map as LibraryMap, type GeoJSONSource, type MapMouseEvent, type PointLike, type StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Position } from '../api/contract';
import { areaShapes, collection, neighbourhoodLabels, neighbourhoodShapes, placeSigns, type MapContent } from './content';
import { boundsOf, circle, metresPerPixel, positionsIn, scaleBar, type Bounds, type Scale } from './geometry';
import { brushOf, paintNamed, type Brush } from './images';
import { selectedArea, styleOf, type Shapes } from './style';

export interface Heard {
  /** A click or Enter: the place, and the sign or area under it. */
  ask(where: Position, hit: { group: string | null; area: string | null }): void;
  view(scale: Scale): void;
}

export interface Wording {
  title: string;
  twoFingers: string;
  rtl: boolean;
}

const ROOM_PX = 90;
/** Pixels kept free for what lies over the edges of the map. */
const FREE = { top: 36, bottom: 64, left: 56, right: 36 };
const rounded = (n: number) => Math.round(n * 1e4) / 1e4; // some eleven metres: finer than any place on record

export class PictureMap {
  readonly #map: LibraryMap;
  readonly #heard: Heard;
  #content: MapContent;
  #brush: Brush;
  /** What each source was last given. */
  readonly #drawn = new Map<keyof Shapes, string>();
  readonly #reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(container: HTMLElement, content: MapContent, home: Bounds, wording: Wording, heard: Heard) {
    this.#content = content;
    this.#heard = heard;
    this.#brush = brushOf(wording.rtl);
    this.#map = new LibraryMap({
      container,
      style: this.#style(),
      bounds: home,
      fitBoundsOptions: { padding: FREE },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxPitch: 0,
      minZoom: 6,
      maxZoom: 17,
      // A name that fades in is drawn many times before it can be read.
      fadeDuration: 0,
      // Paper needs the picture to stay on the canvas.
      canvasContextAttributes: { preserveDrawingBuffer: true },
      // One finger scrolls the page; two move the map.
      cooperativeGestures: matchMedia('(pointer: coarse)').matches,
      locale: { 'Map.Title': wording.title, 'CooperativeGesturesHandler.MobileHelpText': wording.twoFingers },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.on('styleimagemissing', ({ id }) => this.#paint(id));
    this.#map.on('click', (event) => this.#clicked(event));
    this.#map.on('move', () => this.#told());
    this.#map.on('load', () => this.#told());
    const canvas = this.#map.getCanvas();
    canvas.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      const { lng, lat } = this.#map.getCenter();
      this.#ask([lng, lat], this.#map.project([lng, lat]));
    });
    for (const layer of ['places', 'areas']) {
      this.#map.on('mouseenter', layer, () => (canvas.style.cursor = 'pointer'));
      this.#map.on('mouseleave', layer, () => (canvas.style.cursor = ''));
    }
  }

  get canvas(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  /** Resolves once everything known so far is on the screen. */
  drawn(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#map.loaded()) resolve();
      else this.#map.once('idle', () => resolve());
    });
  }

  /** Where on the page a place stands, in pixels of the map. */
  project(at: Position): { x: number; y: number } {
    return this.#map.project(at);
  }

  show(content: MapContent): void {
    const before = this.#content;
    this.#content = content;
    const shapes = this.#shapes();
    for (const id of Object.keys(shapes) as (keyof Shapes)[]) {
      // Most steps of a dragged hand change no shape at all; drawing nothing anew is what keeps the hand light.
      const drawn = JSON.stringify(shapes[id]);
      if (this.#drawn.get(id) === drawn) continue;
      this.#drawn.set(id, drawn);
      this.#map.getSource<GeoJSONSource>(id)?.setData(shapes[id]);
    }
    if (before.selected !== content.selected && this.#map.getLayer('area-selected'))
      this.#map.setFilter('area-selected', selectedArea(content.selected));
    if (content.where && content.where !== before.where) this.#bringIn(content.where);
  }

  /** Another theme or language: everything is painted anew. */
  repaint(wording: Wording): void {
    this.#brush = brushOf(wording.rtl);
    this.#map.setStyle(this.#style(), { diff: false });
    this.canvas.setAttribute('aria-label', wording.title);
  }

  zoom(by: number): void {
    this.#map.zoomTo(this.#map.getZoom() + by, { animate: !this.#reduced, duration: 150 });
  }

  fit(bounds: Bounds): void {
    this.#map.fitBounds(bounds, { padding: FREE, maxZoom: 14.5, animate: !this.#reduced, duration: 200 });
  }

  fitArea(id: string): void {
    const feature = this.#content.areas.features.find((f) => f.properties.id === id || f.properties.arrangement_id === id);
    const bounds = feature && boundsOf(positionsIn(feature.geometry.coordinates));
    if (bounds) this.fit(bounds);
  }

  remove(): void {
    this.#map.remove();
  }

  #bringIn(where: Position): void {
    if (!this.#map.getBounds().contains(where)) this.#map.easeTo({ center: where, animate: !this.#reduced, duration: 200 });
  }

  #paint(id: string): void {
    const painting = paintNamed(id, this.#brush);
    if (painting && !this.#map.hasImage(id)) this.#map.addImage(id, painting.image, { pixelRatio: painting.pixelRatio });
  }

  #clicked(event: MapMouseEvent): void {
    this.#ask([event.lngLat.lng, event.lngLat.lat], event.point);
  }

  #ask(at: Position, px: PointLike): void {
    const idOf = (layer: string): string | null => {
      const id: unknown = this.#map.queryRenderedFeatures(px, { layers: [layer] })[0]?.properties['id'];
      return typeof id === 'string' ? id : null;
    };
    this.#heard.ask([rounded(at[0]), rounded(at[1])], { group: idOf('places'), area: idOf('labels') ?? idOf('areas') });
  }

  #told(): void {
    this.#heard.view(scaleBar(metresPerPixel(this.#map.getCenter().lat, this.#map.getZoom()), ROOM_PX));
  }

  #style(): StyleSpecification {
    const shapes = this.#shapes();
    for (const id of Object.keys(shapes) as (keyof Shapes)[]) this.#drawn.set(id, JSON.stringify(shapes[id]));
    return styleOf(shapes, this.#brush.colour, this.#content.selected);
  }

  #shapes(): Shapes {
    const { places, groups, areas, where, ring, weights } = this.#content;
    const centreOf = (feature: (typeof areas)['features'][number]): Position => {
      const bounds = boundsOf(positionsIn(feature.geometry.coordinates));
      return bounds ? [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] : [0, 0];
    };
    const drawn = areaShapes(areas, centreOf, weights);
    const asked: FeatureCollection = collection(
      where ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: where }, properties: { image: 'asked here', order: 0 } }] : [],
    );
    return {
      neighbourhoods: neighbourhoodShapes(places.neighbourhoods),
      names: neighbourhoodLabels(places.neighbourhoods, groups),
      places: placeSigns(groups),
      ...drawn,
      ring: collection(ring ? [circle(ring.at, ring.radius_m, {})] : []),
      asked,
    };
  }
}
