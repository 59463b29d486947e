/** How soon does a first visitor see what? Read with `performance.getEntriesByType('mark')`; sent nowhere. */
const seen = new Set<string>();

/** Marks the first time that something stands on the page. */
export function mark(what: 'answer' | 'map-library' | 'map'): void {
  if (seen.has(what)) return;
  seen.add(what);
  performance.mark(`sp:${what}`);
}
