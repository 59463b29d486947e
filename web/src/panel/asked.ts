/** By what name does a person know the place asked about? */
import type { Places, Position } from '../api/contract';
import type { WordKey } from '../words/words';

type Say = (key: WordKey, values?: Record<string, string | number>) => string;

export function placeName(where: Position | null, places: Places | null, say: Say): string {
  if (where === null) return say('whole_theatre');
  const is = (at: Position) => Math.abs(at[0] - where[0]) < 1e-5 && Math.abs(at[1] - where[1]) < 1e-5;
  const named = places?.places.find((p) => is(p.at)) ?? places?.neighbourhoods.find((n) => is(n.at));
  return named?.name ?? say('point', { lon: where[0].toFixed(4), lat: where[1].toFixed(4) });
}
