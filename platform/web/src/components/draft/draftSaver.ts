import type { FormValues } from '@/lib/form-view';
import { isCode } from '@/lib/words';

/** What people see of their draft. */
export type DraftState =
  | { kind: 'clean' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed' }
  | { kind: 'conflict' };

/** What is typed is neither saved nor about to be. */
export const isUnsafe = (state: DraftState) => state.kind === 'failed' || state.kind === 'conflict';

export interface Saved {
  version: number;
  savedAt: string;
}

type Save = (data: FormValues, version: number) => Promise<Saved>;

/** Another window, or another person, was there meanwhile. */
const overtaken = [
  'task.draft-conflict',
  'task.draft-gone',
  'registry.record-draft-conflict',
  'registry.record-draft-gone',
];

/** After the last key; the form tells of a key up to a third of a second late. */
export const quiet = 1_500;
/** Somebody who never pauses is saved too. */
export const longest = 4_000;
const retryAfter = 5_000;

/** Saves what is typed, one request at a time, and stops at the first sign of another window. */
export class DraftSaver {
  #version: number;
  #pending: FormValues | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #running: Promise<boolean> | undefined;
  #stopped = false;
  #held = false;
  readonly #save: Save;
  readonly #tell: (state: DraftState) => void;

  constructor(version: number, save: Save, tell: (state: DraftState) => void) {
    this.#version = version;
    this.#save = save;
    this.#tell = tell;
  }

  changed(values: FormValues) {
    if (this.#pending === undefined) this.#since = Date.now();
    this.#pending = values;
    if (this.#stopped || this.#held) return;
    if (!this.#running) this.#tell({ kind: 'dirty' });
    const left = Math.max(0, this.#since + longest - Date.now());
    this.#plan(Math.min(quiet, left));
  }

  /** Saves at once what is not saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#pending !== undefined && !this.#stopped && !this.#held) await this.#run();
  }

  /** While the form is being submitted nothing is saved; what is under way is waited for. */
  async hold(): Promise<void> {
    this.#held = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** The submission was refused: saving goes on. */
  release() {
    this.#held = false;
    if (this.#pending !== undefined) this.changed(this.#pending);
  }

  /** Nothing is saved any more: it was submitted or is somebody else's. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** After a conflict: saves over the version that the other window wrote. */
  async resume(version: number, values: FormValues): Promise<void> {
    this.#version = version;
    this.#stopped = false;
    this.#pending = values;
    await this.#run();
  }

  #plan(delay: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.flush();
    }, delay);
  }

  async #run(): Promise<void> {
    const values = this.#pending;
    if (values === undefined) return;
    this.#pending = undefined;
    this.#tell({ kind: 'saving' });
    this.#running = this.#attempt(values);
    const succeeded = await this.#running;
    this.#running = undefined;
    if (succeeded && this.#pending !== undefined && !this.#stopped && !this.#held)
      this.changed(this.#pending);
  }

  async #attempt(values: FormValues): Promise<boolean> {
    try {
      const saved = await this.#save(values, this.#version);
      this.#version = saved.version;
      this.#tell(this.#pending === undefined ? { kind: 'saved', at: saved.savedAt } : { kind: 'dirty' });
      return true;
    } catch (failure) {
      this.#pending ??= values;
      if (isCode(failure, ...overtaken)) {
        this.stop();
        this.#tell({ kind: 'conflict' });
      } else if (!this.#stopped && !this.#held) {
        this.#tell({ kind: 'failed' });
        this.#since = Date.now() + retryAfter - longest;
        this.#plan(retryAfter);
      }
      return false;
    }
  }
}
