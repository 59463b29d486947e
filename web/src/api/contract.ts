/** What the register answers: the shapes of the HTTP API that the page relies on. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

export type Instant = string;
/** Longitude before latitude, always. */
export type Position = [number, number];
export type Lang = 'en' | 'ar';
export type Truth = 'yes' | 'no' | 'cannot_be_told';
export type Where = 'inside' | 'outside' | 'uncertain';
export type Standing =
  | 'in_force'
  | 'one_sided'
  | 'disputed'
  | 'awaited'
  | 'suspended'
  | 'ended'
  | 'never_took_effect'
  | 'undetermined';

export interface Question {
  at: Instant;
  known_at: Instant | null;
  basis: string;
  lang: Lang;
}

export interface Asked {
  at: Instant;
  known_at: Instant | null;
  basis: string;
  ledger_size: number;
  zone_data: string;
  freshness: { value: string; source: string };
  reconstructed: string | null;
  exercise: boolean;
  check_again: string;
}

/** The clock of the place: minutes ahead of UTC from an instant on (null: from the beginning). */
export interface ZoneOffset {
  from: Instant | null;
  minutes: number;
}

export interface Preset {
  id: string;
  label: string;
  from: Instant;
  to: Instant;
  at: Instant;
  where: Position | null;
}

export interface About {
  name: string;
  version: string;
  origin: string;
  exercise: boolean;
  reconstructed: string | null;
  ledger_size: number;
  zone_data: string;
  local_zone: string;
  zone_name: string;
  zone_offsets?: ZoneOffset[] | null;
  bounds: [number, number, number, number];
  presets: Preset[];
  languages: Lang[];
  law: string;
  expect: string[];
  attribution?: string | null;
}

export interface SourceLine {
  id: string;
  publisher: string;
  date: string;
  url?: string | null;
}

export interface Neighbourhood {
  id: string;
  name: string;
  at: Position;
  radius_m: number;
}

export interface Place {
  id: string;
  name: string;
  kind: string;
  at: Position;
  accuracy_m: number;
  role: 'known_from_reports' | 'notified';
  notified: string;
  exercise: boolean;
  sources: (SourceLine | string)[];
}

export interface Places {
  neighbourhoods: Neighbourhood[];
  places: Place[];
}

export interface Span {
  start: Instant;
  end: Instant;
  start_local: string;
  end_local: string;
  minutes_since_start?: number;
  minutes_to_end?: number;
}

export interface Bound {
  party: string;
  name: string;
  answer: Truth;
  to: string[];
  why: string;
  statement_ids: string[];
}

export interface PartyPosition {
  party: string;
  name: string;
  organ: string | null;
  act: string;
  conditional: boolean;
  condition: string | null;
  part: string | null;
  through: string[];
  via: string | null;
  said: { words: string; precision: string; earliest: Instant; latest: Instant } | null;
  counted: boolean;
  why_not_counted: string | null;
  statement_id: string | null;
  no_statement: { looked_in: string[]; as_of: string } | null;
}

export interface Reading {
  id: string;
  through: string;
  covers: Truth;
  state: 'covers' | 'between_windows' | 'not_begun' | 'ended';
  end: Instant | null;
  end_kind: string;
  says: string;
}

export interface Claim {
  id: string;
  claimants: { party: string; name: string }[];
  what: string;
  covers: Truth;
  readings: Reading[];
}

export interface ArrangementAnswer {
  id: string;
  title: string;
  kinds: { said: string; by: string }[];
  standing: Standing;
  answer: Truth;
  relevance: 'here' | 'elsewhere' | 'over';
  sentence: string;
  why: string[];
  area: { where: Where | 'unplaced'; words: string; accuracy_m: number | null; distance_m: number | null };
  now: Span | null;
  next_window: Span | null;
  ended_minutes_ago: number | null;
  bound: Bound[];
  positions: PartyPosition[];
  claims: Claim[];
  mutual: Truth;
  settle: string[];
  countdown: { to: Instant; minutes: number; why: string } | null;
  undertakings: string[];
  exclusions: string[];
  conditions: string[];
  sources: SourceLine[];
  evidence: { subject: string; version: number; entry: number }[];
}

export interface AreaProperties {
  id: string;
  arrangement_id: string;
  name: string;
  kind: 'corridor' | 'arrangement_area' | 'movement_area';
  standing: Standing;
  answer: Truth;
  users: string | null;
  accuracy_m: number | null;
  drawn_by_us: boolean;
  points: { name: string; at: Position; accuracy_m: number }[];
  where: Where | null;
  distance_m: number | null;
}

export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

export interface Unplaced {
  id: string;
  name: string;
  arrangement_id: string;
  users: string | null;
  why: string;
  announced: string | null;
}

export interface MovementAnswer {
  id: string;
  name: string;
  trucks: number | null;
  status: string;
  from: string;
  to: string;
  route_id: string | null;
  exercise: boolean;
  notification: { answer: string; why: string };
}

export interface Incident {
  id: string;
  kind: string;
  start: Instant;
  end: Instant | null;
  precision: string;
  place: { name: string; at: Position | null; accuracy_m: number | null };
  observation: string;
  allegations: { text: string; by: string }[];
  assessment: {
    arrangement_id: string;
    title: string;
    time: Where;
    area: Where;
    overall: Where;
    why: string;
    if_exact: string | null;
  }[];
  attribution: string;
  sources: SourceLine[];
}

export interface NextChange {
  at: Instant;
  minutes: number;
  why: string;
  arrangement_id: string;
}

export interface PictureAnswer {
  asked: Asked;
  sentence: string;
  arrangements: ArrangementAnswer[];
  areas: Areas;
  unplaced: Unplaced[];
  movements: MovementAnswer[];
  incidents: Incident[];
  next_change: NextChange | null;
}

export type BarStyle = 'window' | 'one_reading' | 'mutual' | 'uncertain' | 'no_hours' | 'outside' | 'reported';

export interface Bar {
  start: Instant;
  end: Instant;
  open_end: boolean;
  arrangement_id: string | null;
  claim_id: string | null;
  reading: string | null;
  style: BarStyle;
  label: string;
  lane_row: number;
}

export interface Gap {
  start: Instant;
  end: Instant;
  minutes: number;
  parties: string[];
  label: string;
}

export interface IncidentMark {
  id: string;
  at: Instant;
  label: string;
  precision: string;
}

export interface TimelineAnswer {
  asked: Asked;
  from: Instant;
  to: Instant;
  mutual: { bars: Bar[] };
  lanes: { claimant: string; name: string; bars: Bar[] }[];
  gaps: Gap[];
  movements: Bar[];
  incidents: IncidentMark[];
  changes: Instant[];
}

export interface StatementAnswer {
  id: string;
  speaker: string | null;
  organ: string | null;
  party: string;
  name: string;
  act: string;
  conditional: boolean;
  part: string | null;
  quotation: string | null;
  said: string | { words: string } | null;
  told: string | { words: string } | null;
  chain: string[];
  source: SourceLine | null;
  entries: { index: number; leaf_hash: string; recorded_at: Instant; reason: string; version: number }[];
}

export interface EntryAnswer {
  index: number;
  type: string;
  leaf_hash: string;
  recorded_at: Instant;
  recorded_by: string;
  reason: string;
  version: number;
  previous: number | null;
  based_on: unknown[];
  size: number;
  root: string;
  inclusion: string[];
  checkpoint: string;
}

export interface FindingAnswer {
  check: string;
  severity: 'note' | 'warning' | 'blocker';
  summary: string;
  source: string | null;
  remedy: string | null;
}

export interface MovementCheck {
  asked: Asked;
  findings: FindingAnswer[];
  tail_back: Instant | null;
  limit: Instant | null;
  minutes_missing: number | null;
  latest_departure: Instant | null;
  all_read: { n: number; of: number; missing: string[] };
  sentence: string;
}

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  path?: string;
  remedy?: string;
}
