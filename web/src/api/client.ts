/** Asks the register; a refusal comes back as a `Refusal`, a lost connection as `NoContact`. */
import type {
  About,
  EntryAnswer,
  Lang,
  MovementCheck,
  PictureAnswer,
  PictureQuestion,
  Places,
  Problem,
  Question,
  StatementAnswer,
  TimelineAnswer,
  TimelineQuestion,
} from './contract';

/** The register answered that it will not or cannot: the fact, the field, what to do. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** Nothing came back at all. */
export class NoContact extends Error {}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = { title: response.statusText || `HTTP ${response.status}`, status: response.status };
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}

// Addresses are relative, so that the page also works behind a path prefix.
async function send(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit =
    body === undefined
      ? { method: 'GET' }
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, { ...init, ...(signal ? { signal } : {}), credentials: 'same-origin' });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new NoContact(fault instanceof Error ? fault.message : String(fault));
  }
  if (!response.ok) throw new Refusal(await problemOf(response));
  return response;
}

async function ask<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await (await send(path, body, signal)).json()) as T;
}

export const getAbout = (lang: Lang) => ask<About>(`api/about?lang=${lang}`);
export const getPlaces = (lang: Lang) => ask<Places>(`api/places?lang=${lang}`);

/** A place travels in the body only: no coordinate ever stands in an address that a server writes down. */
export const askPicture = (question: PictureQuestion, signal?: AbortSignal) =>
  ask<PictureAnswer>('api/picture', question, signal);

export const askTimeline = (question: TimelineQuestion, signal?: AbortSignal) =>
  ask<TimelineAnswer>('api/timeline', question, signal);

export const getStatement = (id: string, lang: Lang) =>
  ask<StatementAnswer>(`api/statements/${encodeURIComponent(id)}?lang=${lang}`);

export const getEntry = (index: number) => ask<EntryAnswer>(`api/entries/${index}`);

export const checkMovement = (movement: string, question: Question) =>
  ask<MovementCheck>('api/movements/check', { movement, ...question });

export type Takeaway = 'proof-pack' | 'geojson' | 'ics';
const TAKEAWAYS: Record<Takeaway, { path: string; name: string }> = {
  'proof-pack': { path: 'api/proof-pack', name: 'proof-pack.json' },
  geojson: { path: 'api/export/geojson', name: 'in-force.geojson' },
  ics: { path: 'api/export/ics', name: 'in-force.ics' },
};

export interface Download {
  name: string;
  bytes: Blob;
}

/** A file made for this question; its name is the server's where it gives one. */
export async function download(what: Takeaway, body: unknown): Promise<Download> {
  const { path, name } = TAKEAWAYS[what];
  const response = await send(path, body);
  const named = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: named ?? name, bytes: await response.blob() };
}
