/** Which shape says it? One list of strokes and fills, drawn as SVG on the page and on a canvas for the map. */
import type { Standing, Truth } from '../api/contract';

export interface Stroke {
  d: string;
  /** Filled with the ink; otherwise only drawn. */
  fill?: boolean;
  /** Line width; none when absent and filled. */
  width?: number;
  dash?: readonly number[];
}

export interface Glyph {
  /** Side of its square. */
  box: number;
  strokes: readonly Stroke[];
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

const small = (...strokes: Stroke[]): Glyph => ({ box: 16, strokes });
const icon = (...paths: (string | Stroke)[]): Glyph => ({
  box: 24,
  strokes: paths.map((path) => (typeof path === 'string' ? { d: path, width: 2 } : path)),
});

const DIAMOND = 'M8 1l7 7-7 7-7-7z';
const QUESTION = 'M6.3 6.6c0-2.4 3.5-2.2 3.4-.1C9.6 7.8 8 7.8 8 9.3M8 11.3v.3';

export const STANDING_GLYPHS: Record<Standing, Glyph> = {
  in_force: small({ d: circle(8, 8, 6.5), fill: true }),
  one_sided: small({ d: circle(8, 8, 6), width: 2 }, { d: 'M8 2a6 6 0 0 1 0 12z', fill: true }),
  disputed: small({ d: 'M3 3l10 10M13 3L3 13', width: 3 }),
  awaited: small({ d: circle(8, 8, 6), width: 2, dash: [3, 2.3] }),
  suspended: small({ d: 'M5 2.5v11M11 2.5v11', width: 3.5 }),
  ended: small({ d: 'M3 3h10v10H3z', fill: true }),
  never_took_effect: small({ d: circle(8, 8, 6), width: 2 }, { d: 'M4 12L12 4', width: 2 }),
  undetermined: small({ d: DIAMOND, width: 1.8 }, { d: QUESTION, width: 1.6 }),
};

export const TRUTH_GLYPHS: Record<Truth, Glyph> = {
  yes: small({ d: circle(8, 8, 5), fill: true }),
  no: small({ d: circle(8, 8, 5), width: 2 }),
  cannot_be_told: STANDING_GLYPHS.undetermined,
};

export type PositionSign = 'agrees' | 'said' | 'against' | 'contradictory' | 'none' | 'other';

export const POSITION_GLYPHS: Record<PositionSign, Glyph> = {
  agrees: small({ d: 'M2.5 8.5L6 12l7.5-8', width: 2.2 }),
  said: small({ d: 'M2 3h12v8H7.5L4 14v-3H2z', width: 2 }),
  against: small({ d: 'M3.5 3.5l9 9M12.5 3.5l-9 9', width: 2.2 }),
  contradictory: small({ d: 'M1.5 5.5h11l-3-3M14.5 10.5h-11l3 3', width: 2 }),
  none: small({ d: 'M3 8h10', width: 2.2, dash: [2, 3] }),
  other: small({ d: 'M2 3h12v8H7.5L4 14v-3H2z', width: 2, dash: [2, 2] }),
};

const POSITION_OF: Record<string, PositionSign> = {
  announced: 'said',
  offered: 'said',
  called_for: 'said',
  proposed: 'said',
  agreed: 'agrees',
  confirmed: 'agrees',
  joined: 'agrees',
  objected: 'against',
  rejected: 'against',
  denied: 'against',
  withdrew: 'against',
  declared_over: 'against',
  contradictory: 'contradictory',
};

/** An act that we do not know is shown as said, never as agreed. */
export const positionSign = (act: string, found: boolean): PositionSign =>
  found ? (POSITION_OF[act.replaceAll(' ', '_')] ?? 'other') : 'none';

export const PLACE_GLYPHS: Record<string, Glyph> = {
  hospital: icon({ d: 'M12 5v14M5 12h14', width: 4.4 }),
  blood_bank: icon('M12 4c4 5 5.5 7.5 5.5 10a5.5 5.5 0 0 1-11 0C6.5 11.5 8 9 12 4z', 'M12 11v6M9 14h6'),
  school: icon('M3 10l9-5 9 5-9 5z', 'M7 12.5V17c3 2.5 7 2.5 10 0v-4.5'),
  university: icon('M3 10l9-5 9 5-9 5z', 'M7 12.5V17c3 2.5 7 2.5 10 0v-4.5', 'M21 10v6'),
  bakery: icon('M4 12c0-4 4-6 8-6s8 2 8 6v5H4z', 'M9 10v3M13 9.5v3M17 11v2'),
  water: icon('M12 4c4 5 6 8 6 10.5a6 6 0 0 1-12 0C6 12 8 9 12 4z'),
  shelter: icon('M3 19L12 5l9 14z', 'M12 19v-6'),
  worship: icon('M5 20v-7c0-3 4-4 7-8 3 4 7 5 7 8v7z'),
  warehouse: icon('M3 20V9l9-5 9 5v11M7 20v-7h10v7M7 16h10'),
  crossing: icon('M4 8h16M4 16h16', 'M9 4v16M15 4v16'),
  checkpoint: icon('M4 20V8M4 10h16M20 8v4', 'M9 10l-2 3M14 10l-2 3M19 10l-2 3'),
  holding: icon('M5 4h14v16H5z', 'M10 17V8h3a2.5 2.5 0 0 1 0 5h-3'),
  power: icon('M13 3L6 13h5l-1 8 8-11h-5z'),
  place: icon({ d: circle(12, 12, 4), fill: true }),
};

const PLACE_KIND: Record<string, string> = {
  water_station: 'water',
  pumping_station: 'water',
  water_pumping_station: 'water',
  place_of_worship: 'worship',
  mosque: 'worship',
  church: 'worship',
  idp_site: 'shelter',
  crossing_point: 'crossing',
  assembly_point: 'holding',
  exchange_point: 'holding',
  aid_warehouse: 'warehouse',
  clinic: 'hospital',
  power_station: 'power',
  border_crossing: 'crossing',
};

/** The family of a kind: `place` for one that has no sign of its own. */
export function placeKind(kind: string): string {
  const family = PLACE_KIND[kind] ?? kind;
  return family in PLACE_GLYPHS ? family : 'place';
}

export const ICONS = {
  sign: icon('M4 20C4 11 8 6 12 4c4 2 8 7 8 16', 'M12 20v-3M12 13v-2M12 8v-.5'),
  picture: icon('M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2z', 'M9 4v14M15 6v14'),
  legend: icon('M4 5h5v5H4zM4 14h5v5H4z', 'M13 7.5h7M13 16.5h7'),
  list: icon('M9 6h11M9 12h11M9 18h11', 'M4 6h.5M4 12h.5M4 18h.5'),
  truck: icon('M2 7h11v9H2zM13 10h5l3 3v3h-8', circle(6, 17.5, 1.8), circle(17, 17.5, 1.8)),
  eye: icon('M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12z', circle(12, 12, 2.6)),
  proof: icon('M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z', 'M8.5 12l2.5 2.5 4.5-5'),
  print: icon('M7 8V3h10v5M7 17H4V9h16v8h-3', 'M7 14h10v7H7z'),
  moon: icon('M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z'),
  link: icon('M9 15l6-6M8 12l-3 3a3.5 3.5 0 0 0 5 5l3-3M16 12l3-3a3.5 3.5 0 0 0-5-5l-3 3'),
  chevron: icon('M9 6l6 6-6 6'),
  close: icon('M6 6l12 12M18 6L6 18'),
  plus: icon('M12 5v14M5 12h14'),
  minus: icon('M5 12h14'),
  home: icon('M4 11l8-7 8 7v9h-5v-6H9v6H4z'),
  noplace: icon('M12 21s-6-6-6-11a6 6 0 0 1 11-3.3M18 10c0 1-.3 2.2-.9 3.4', 'M4 4l16 16'),
  note: icon(circle(12, 12, 9), 'M12 11v5M12 7.5v.2'),
  warning: icon('M12 3.5L22 20H2z', 'M12 10v4.5M12 17.2v.2'),
  blocker: icon('M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8z', { d: 'M7.5 12h9', width: 3 }),
  clock: icon(circle(12, 12, 9), 'M12 7v5l3.5 2'),
  earlier: icon('M15 6l-6 6 6 6'),
  later: icon('M9 6l6 6-6 6'),
  earlier_day: icon('M18 6l-6 6 6 6M11 6l-6 6 6 6'),
  later_day: icon('M6 6l6 6-6 6M13 6l6 6-6 6'),
  jump: icon('M5 6l7 6-7 6zM18 5v14'),
  download: icon('M12 4v11M7 11l5 5 5-5M5 20h14'),
  calendar: icon('M4 6h16v14H4zM4 10h16M8 3v5M16 3v5'),
} satisfies Record<string, Glyph>;

export type IconName = keyof typeof ICONS;
