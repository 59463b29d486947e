/** What the register answers: names for the shapes that are generated from its own schema. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { components } from './schema';

type Shapes = components['schemas'];
/** A shape in which the schema knows only "text" or "an object" and the page knows more. */
type Known<Shape, Better> = Omit<Shape, keyof Better> & Better;

export type Instant = string;
/** Longitude before latitude, always. */
export type Position = [number, number];
export type Lang = 'en' | 'ar';
export type Truth = 'yes' | 'no' | 'cannot_be_told';
export type Where = 'inside' | 'outside' | 'uncertain' | 'unplaced';
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
export type PictureQuestion = Question & { where: Position | null };
export type TimelineQuestion = Question & { start: Instant; end: Instant };

export type Asked = Shapes['AskedShape'];
export type Preset = Known<Shapes['PresetShape'], { where: Position | null }>;
/** The clock of the place, from the register's own zone data: minutes ahead of UTC from an instant on. */
export type ZoneOffset = Shapes['ZoneOffsetShape'];
export type About = Known<Shapes['AboutShape'], { presets: Preset[] }>;
export type SourceLine = Shapes['SourceShape'];
export type Neighbourhood = Shapes['NeighbourhoodShape'];
export type Place = Shapes['PlaceShape'];
export type Places = Shapes['PlacesShape'];

export type Span = Shapes['WindowShape'];
export type PartyPosition = Shapes['PositionShape'];
export type Claim = Shapes['ClaimShape'];
/** Here; old: nothing but its age leaves it in doubt; elsewhere; over or never begun. */
export type Relevance = Shapes['ArrangementShape']['relevance'];
export type ArrangementAnswer = Known<Shapes['ArrangementShape'], { standing: Standing }>;
export type Unplaced = Shapes['UnplacedShape'];
export type MovementAnswer = Shapes['MovementShape'];
export type Incident = Shapes['IncidentShape'];
export type NextChange = Shapes['NextChangeShape'];

export interface AreaProperties {
  id: string;
  arrangement_id: string | null;
  name: string;
  kind: string;
  standing: Standing;
  answer: Truth;
  users: string;
  users_words: string;
  accuracy_m: number | null;
  drawn_by_us: boolean;
  points: { name: string; at: Position; accuracy_m: number; is_assumed: boolean }[];
  where: Where | null;
  distance_m: number | null;
}
export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;
export type PictureAnswer = Known<Shapes['PictureShape'], { arrangements: ArrangementAnswer[]; areas: Areas }>;

export type BarStyle = 'window' | 'one_reading' | 'mutual' | 'uncertain' | 'no_hours' | 'outside' | 'reported';
export type Bar = Known<Shapes['BarShape'], { style: BarStyle }>;
export type Gap = Shapes['GapShape'];
export type IncidentMark = Shapes['MarkShape'];
export type Lane = Known<Shapes['LaneShape'], { bars: Bar[] }>;
export type TimelineAnswer = Known<Shapes['TimelineShape'], { mutual: Bar[]; lanes: Lane[]; movements: Bar[] }>;

export type FindingAnswer = Known<Shapes['FindingShape'], { severity: 'note' | 'warning' | 'blocker' }>;
export type MovementCheck = Known<Shapes['MovementCheckShape'], { findings: FindingAnswer[] }>;

export type StatementAnswer = Shapes['StatementShape'];
export type EntryAnswer = Shapes['EntryShape'];

/** RFC 9457, with the path to the field and what to do. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  path?: string;
  remedy?: string;
}
