import type { Fault, Field } from '../fields/definition';

export interface Option {
  label: string;
  value: unknown;
}

/** What a field drawn by React is given by form-js. */
export interface IslandProps {
  field: Field;
  value: unknown;
  /** Faults with a place inside the value; shown only once the field has been judged. */
  faults: Fault[];
  invalid: boolean;
  disabled: boolean;
  readonly: boolean;
  domId: string;
  /** Ids of what describes the control: description and errors. */
  describedBy: string;
  /** Of fields with options: those offered now. */
  options?: Option[];
  change(value: unknown): void;
  blur(): void;
}

export interface Island {
  host: HTMLElement;
  props: IslandProps;
}

/** The places in form-js' preact tree where React draws, through portals, so that both share one app. */
export class Islands {
  private readonly islands = new Map<string, Island>();
  private readonly listeners = new Set<() => void>();
  private snapshot: [string, Island][] = [];

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = () => this.snapshot;

  set(id: string, island: Island) {
    const before = this.islands.get(id);
    if (before?.host === island.host && same(before.props, island.props)) return;
    this.islands.set(id, island);
    this.changed();
  }

  remove(id: string) {
    if (this.islands.delete(id)) this.changed();
  }

  private changed() {
    this.snapshot = [...this.islands];
    this.listeners.forEach((listener) => listener());
  }
}

const identity: (keyof IslandProps)[] = [
  'field',
  'invalid',
  'disabled',
  'readonly',
  'domId',
  'describedBy',
  'change',
  'blur',
];

/** form-js copies its data on every change, so values count as the same if they read the same. */
const same = (one: IslandProps, other: IslandProps) =>
  identity.every((key) => one[key] === other[key]) &&
  JSON.stringify([one.value, one.faults, one.options]) ===
    JSON.stringify([other.value, other.faults, other.options]);
