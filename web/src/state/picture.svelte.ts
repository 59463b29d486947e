/** What is asked, what was answered, and do the two belong together? */
import { askPicture, askTimeline, getAbout, getPlaces, NoContact, Refusal } from '../api/client';
import type {
  About,
  ArrangementAnswer,
  Lang,
  PictureAnswer,
  PictureQuestion,
  Places,
  Position,
  Preset,
  Problem,
  Question,
  TimelineAnswer,
  TimelineQuestion,
} from '../api/contract';
import { zoneOf, type Zone } from '../time/zone';
import { DAY, holding, nextAfter, partOrJoin, toInstant, type Period } from '../time/clock';
import { formatAddress, NOTHING_ASKED, parseAddress, type Basis, type View } from './address';
import { mark } from '../time/marks';
import { Latest, type Outcome } from './latest';
import { leadOf, spokenOf } from './leading';

/** What is asked of the register: the language's names, the answer, the lanes. */
type Asking = 'background' | 'picture' | 'timeline';

const periodOf = (preset: Preset): Period => ({ from: Date.parse(preset.start), to: Date.parse(preset.end) });
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export class Picture {
  view = $state.raw<View>(NOTHING_ASKED);
  about = $state.raw<About | null>(null);
  places = $state.raw<Places | null>(null);
  answer = $state.raw<{ question: PictureQuestion; is: PictureAnswer } | null>(null);
  timeline = $state.raw<{ question: TimelineQuestion; is: TimelineAnswer } | null>(null);
  /** The refusal of each question that was refused, until that question is answered. */
  #refused = $state.raw<Partial<Record<Asking, Problem>>>({});
  offline = $state(false);
  stopped = $state(false);
  busy = $state(false);
  lastContact = $state<number | null>(null);

  readonly zone: Zone = $derived(zoneOf(this.about?.local_zone ?? 'UTC', this.about?.zone_offsets ?? []));
  readonly lang = $derived(this.view.lang);
  /** Whose knowledge: what suits the record, unless the person chose. */
  readonly basis: Basis = $derived(this.view.basis ?? this.about?.basis ?? 'public');
  readonly at = $derived(this.view.at ?? 0);
  readonly known = $derived(this.view.known);
  readonly period: Period = $derived({ from: this.view.from ?? this.at - DAY, to: this.view.to ?? this.at + DAY });
  readonly asks = $derived(this.view.at !== null);
  readonly question: Question = $derived({
    at: toInstant(this.at),
    known_at: this.view.known === null ? null : toInstant(this.view.known),
    basis: this.basis,
    lang: this.view.lang,
  });
  readonly pictureQuestion: PictureQuestion = $derived({ ...this.question, where: this.view.where });
  /** Does the answer on the page belong to the question on the page? */
  readonly isCurrent = $derived(this.answer !== null && same(this.answer.question, this.pictureQuestion));
  /** The arrangement that the sentence speaks of. */
  readonly spoken: ArrangementAnswer | null = $derived(this.answer ? spokenOf(this.answer.is) : null);
  /** The arrangement that the panel shows first and the map on top. */
  readonly lead: ArrangementAnswer | null = $derived(this.answer ? leadOf(this.answer.is, this.view.selected) : null);
  readonly problem: Problem | null = $derived(
    this.#refused.picture ?? this.#refused.timeline ?? this.#refused.background ?? null,
  );
  readonly preset = $derived(
    this.about?.presets.find((p) => Date.parse(p.start) === this.view.from && Date.parse(p.end) === this.view.to) ?? null,
  );
  readonly nextChange: number | null = $derived.by(() => {
    const change = this.isCurrent ? this.answer?.is.next_change : null;
    if (change) return Date.parse(change.at);
    const changes = (this.timeline?.is.changes ?? []).map((instant) => Date.parse(instant));
    return this.isCurrent ? null : nextAfter(this.at, changes);
  });

  #pictures = new Latest<PictureQuestion, PictureAnswer>(askPicture, (question, outcome) =>
    this.#told('picture', outcome, (is) => {
      this.answer = { question, is };
      mark('answer');
    }),
  );
  #timelines = new Latest<TimelineQuestion, TimelineAnswer>(askTimeline, (question, outcome) =>
    this.#told('timeline', outcome, (is) => (this.timeline = { question, is })),
  );
  #background: Lang | null = null;
  #writing: ReturnType<typeof setTimeout> | undefined;

  /** Reads the address, then asks; a first visit opens on the first period that the register offers. */
  start(): void {
    this.#read();
    addEventListener('hashchange', () => this.#read());
    addEventListener('online', () => this.askAgain());
    addEventListener('offline', () => (this.offline = true));
  }

  #read(): void {
    const usual: Lang = this.about ? this.view.lang : navigator.language.startsWith('ar') ? 'ar' : 'en';
    const view = parseAddress(location.hash, usual);
    // A link that names no time keeps the time on the page: only the page or the language was asked to change.
    this.#go(view.at === null ? { ...this.view, page: view.page, lang: view.lang } : view, false);
  }

  #go(view: View, write = true): void {
    this.view = view.at === null ? view : { ...view, ...this.#periodOf(view, view.at) };
    this.stopped = false;
    document.documentElement.lang = view.lang;
    document.documentElement.dir = view.lang === 'ar' ? 'rtl' : 'ltr';
    if (this.#background !== view.lang) void this.#loadBackground(view.lang);
    if (write) this.#writeSoon();
    this.#ask();
  }

  #periodOf(view: View, at: number): Period | null {
    if (view.from !== null && view.to !== null) return holding({ from: view.from, to: view.to }, at);
    if (this.about === null) return null; // the register's own periods come first
    const fitting = this.about.presets.find((p) => Date.parse(p.start) <= at && at <= Date.parse(p.end));
    if (fitting) return periodOf(fitting);
    return { from: at - 3 * DAY, to: at + 3 * DAY };
  }

  async #loadBackground(lang: Lang): Promise<void> {
    this.#background = lang;
    try {
      // The questions wait for the register's description of itself alone; the places come beside them.
      await Promise.all([
        getAbout(lang).then((about) => this.#begin(lang, about)),
        getPlaces(lang).then((places) => {
          if (this.#background === lang) this.places = places;
        }),
      ]);
      if (this.#background === lang) this.#contact('background');
    } catch (fault) {
      if (this.#background === lang) this.#background = null;
      this.#fault('background', fault);
    }
  }

  #begin(lang: Lang, about: About): void {
    if (this.#background !== lang) return;
    this.about = about;
    const first = about.presets[0];
    if (this.view.at === null && first) this.choosePeriod(first.id, false);
    else this.#go(this.view, false);
  }

  #ask(): void {
    if (this.view.at === null) return;
    if (this.view.basis === null && this.about === null) return;
    if (!this.isCurrent) this.#pictures.ask(this.pictureQuestion);
    this.busy = this.#pictures.busy;
    // Before the register is known, neither its periods nor its usual basis are.
    if (this.view.from === null || this.about === null) return;
    const timeline = { ...this.question, start: toInstant(this.period.from), end: toInstant(this.period.to) };
    if (!this.timeline || !same(this.timeline.question, timeline)) this.#timelines.ask(timeline);
    this.busy = this.#pictures.busy || this.#timelines.busy;
  }

  #told<A>(asking: Asking, outcome: Outcome<A>, keep: (answer: A) => void): void {
    if ('answer' in outcome) {
      keep(outcome.answer);
      this.#contact(asking);
    } else this.#fault(asking, outcome.fault);
    // The flight that told this is over once its promise settles.
    queueMicrotask(() => (this.busy = this.#pictures.busy || this.#timelines.busy));
  }

  #contact(asking: Asking): void {
    this.#refused = { ...this.#refused, [asking]: undefined };
    this.offline = false;
    this.lastContact = Date.now();
  }

  #fault(asking: Asking, fault: unknown): void {
    if (fault instanceof Refusal) this.#refused = { ...this.#refused, [asking]: fault.problem };
    else if (fault instanceof NoContact) this.offline = true;
    else throw fault;
  }

  #writeSoon(): void {
    // Browsers refuse more than some hundred changes of the address in half a minute: a drag writes once it rests.
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => history.replaceState(null, '', this.address()), 250);
  }

  /** The address of this view, or of one that differs a little. */
  address(other: Partial<View> = {}): string {
    return formatAddress({ ...this.view, ...other });
  }

  askAgain(): void {
    this.#refused = {};
    this.stopped = false;
    if (this.#background === null || this.about === null) void this.#loadBackground(this.view.lang);
    this.#ask();
  }

  stop(): void {
    this.#pictures.stop();
    this.#timelines.stop();
    this.busy = false;
    this.stopped = true;
  }

  setAt = (at: number) => this.#go({ ...this.view, at });
  setKnown = (known: number | null) => this.#go({ ...this.view, known });
  setWhere = (where: Position | null, selected: string | null = this.view.selected) =>
    this.#go({ ...this.view, where, selected });
  select = (selected: string | null) => this.#go({ ...this.view, selected });
  setLang = (lang: Lang) => this.#go({ ...this.view, lang });
  setPeriod = (period: Period) => this.#go({ ...this.view, ...period });

  partOrJoin = () => {
    const { known } = partOrJoin({ at: this.at, known: this.known });
    this.#go({ ...this.view, known });
  };

  /** What was recorded, was recorded long after what it tells of: ask with all that is recorded by now. */
  setBasis = (basis: Basis) => {
    const known = basis === 'recorded' ? Math.ceil(Date.now() / 60_000) * 60_000 : null;
    this.#go({ ...this.view, basis, known });
  };

  choosePeriod = (id: string, write = true) => {
    const preset = this.about?.presets.find((p) => p.id === id);
    if (!preset) return;
    this.#go(
      {
        ...this.view,
        ...periodOf(preset),
        at: Date.parse(preset.at),
        known: preset.known_at === null ? null : Date.parse(preset.known_at),
        basis: null,
        where: preset.where,
        selected: null,
      },
      write,
    );
  };

  jump = () => {
    if (this.nextChange !== null) this.setAt(this.nextChange);
  };
}
