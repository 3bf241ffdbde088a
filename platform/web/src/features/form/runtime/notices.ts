import type { FieldError } from '@/lib/api';

export interface Notice {
  /** Why the form cannot be shown. */
  broken?: string;
  /** The server's errors that belong to no field that is shown. */
  elsewhere: FieldError[];
}

/** What there is to say about the form as a whole. */
export class Notices {
  private notice: Notice = { elsewhere: [] };
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = () => this.notice;

  tell(notice: Notice) {
    this.notice = notice;
    this.listeners.forEach((listener) => listener());
  }
}
