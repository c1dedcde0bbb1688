import { ApiProblem, NoAnswer } from '../shared/api';
import type { Saving } from '../shared/parts';

export type AutosaveState = Saving | { state: 'clash' };

interface Options<T> {
  /** Brings a value to the service. Never called twice at the same time. */
  save: (value: T) => Promise<void>;
  onState: (state: AutosaveState, problem?: unknown) => void;
  /** Everything typed is with the service. */
  onSettled?: () => void;
  now?: () => number;
}

/** Long enough for a burst of typing, short enough to be with the service within two seconds of the first letter. */
const pause = 800;
const longest = 1500;
const pauses = [2000, 5000, 10_000, 20_000];

/**
 * Saves what is typed, one save at a time, always the newest. Without an answer it tries again by itself; a refusal
 * waits for the next change; a clash with somebody else's change waits until a person has decided (`resume`).
 */
export class Autosave<T> {
  #value: T | undefined;
  #dirty = false;
  #firstAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;
  #clash = false;
  #stopped = false;
  readonly #options: Options<T>;

  constructor(options: Options<T>) {
    this.#options = options;
  }

  get dirty(): boolean {
    return this.#dirty || this.#running !== undefined;
  }

  changed(value: T): void {
    this.#value = value;
    this.#dirty = true;
    if (this.#clash) return;
    const now = this.#now();
    this.#firstAt ??= now;
    if (this.#running === undefined) this.#options.onState({ state: 'typing' });
    this.#wait(Math.max(0, Math.min(pause, this.#firstAt + longest - now)));
  }

  /** Saves at once what is waiting; answers whether everything is with the service. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
    if (this.#dirty && !this.#clash) await this.#save();
    return !this.#dirty;
  }

  /** The network or the person is back: what waits goes now, not at the end of a long pause. */
  nudge(): void {
    if (this.#dirty && !this.#clash && this.#failures > 0) this.#wait(0);
  }

  /** A clash was decided: go on with this value, or with nothing when it is what the service has. */
  resume(value: T | undefined): void {
    this.#clash = false;
    this.#dirty = false;
    this.#failures = 0;
    if (value === undefined) this.#options.onState({ state: 'clean' });
    else this.changed(value);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Effects of the page may stop and start again (a remount). */
  start(): void {
    this.#stopped = false;
    if (this.#dirty && !this.#clash) this.#wait(pause);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      // While one save is under way the next begins when it ends.
      if (this.#running === undefined) void this.#save();
    }, milliseconds);
  }

  async #save(): Promise<void> {
    if (this.#value === undefined) return;
    const value = this.#value;
    this.#dirty = false;
    this.#firstAt = undefined;
    this.#options.onState({ state: 'saving' });
    this.#running = this.#attempt(value);
    await this.#running;
  }

  async #attempt(value: T): Promise<void> {
    try {
      await this.#options.save(value);
      this.#running = undefined;
      this.#failures = 0;
      if (this.#dirty) this.changed(this.#value as T);
      else {
        this.#options.onState({ state: 'saved', at: new Date(this.#now()).toISOString() });
        this.#options.onSettled?.();
      }
    } catch (failure) {
      this.#running = undefined;
      this.#dirty = true;
      this.#failed(failure);
    }
  }

  #failed(failure: unknown): void {
    if (failure instanceof ApiProblem && failure.status === 412) {
      this.#clash = true;
      this.#options.onState({ state: 'clash' }, failure);
      return;
    }
    this.#options.onState({ state: 'failed' }, failure);
    const passing =
      failure instanceof NoAnswer ||
      (failure instanceof ApiProblem &&
        (failure.status >= 500 || failure.status === 401 || failure.status === 429));
    if (!passing) return;
    this.#wait(pauses[Math.min(this.#failures, pauses.length - 1)] ?? 20_000);
    this.#failures += 1;
  }
}
