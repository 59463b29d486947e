/** How do we ask while a hand is being dragged, without flooding the register? */

export type Outcome<A> = { answer: A } | { fault: unknown };

/**
 * One question in flight, the newest one waiting; what lies between is never asked.
 * An answer is handed on even when a newer question waits: the picture follows the hand.
 */
export class Latest<Q, A> {
  readonly #ask: (question: Q, signal: AbortSignal) => Promise<A>;
  readonly #told: (question: Q, outcome: Outcome<A>) => void;
  #waiting: { question: Q } | null = null;
  #flight: AbortController | null = null;

  constructor(
    ask: (question: Q, signal: AbortSignal) => Promise<A>,
    told: (question: Q, outcome: Outcome<A>) => void,
  ) {
    this.#ask = ask;
    this.#told = told;
  }

  get busy(): boolean {
    return this.#flight !== null;
  }

  ask(question: Q): void {
    this.#waiting = { question };
    if (this.#flight === null) void this.#next();
  }

  /** Gives up what is in flight and what waits; nothing is told. */
  stop(): void {
    this.#waiting = null;
    this.#flight?.abort();
  }

  async #next(): Promise<void> {
    while (this.#waiting !== null) {
      const { question } = this.#waiting;
      this.#waiting = null;
      const flight = new AbortController();
      this.#flight = flight;
      let outcome: Outcome<A>;
      try {
        outcome = { answer: await this.#ask(question, flight.signal) };
      } catch (fault) {
        outcome = { fault };
      }
      if (!flight.signal.aborted) this.#told(question, outcome);
    }
    this.#flight = null;
  }
}
