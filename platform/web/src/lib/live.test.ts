import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lineState, listen } from './live';

class Source extends EventTarget {
  static all: Source[] = [];
  onopen?: () => void;
  onerror?: () => void;
  closed = false;
  constructor() {
    super();
    Source.all.push(this);
  }
  close() {
    this.closed = true;
  }
  tell(kind: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  }
}

const last = () => Source.all.at(-1) ?? new Source();

describe('live updates', () => {
  const onTask = vi.fn();
  const onRecord = vi.fn();
  const onReturn = vi.fn();
  let stop = () => undefined as unknown;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Source);
    Source.all = [];
    vi.clearAllMocks();
    stop = listen({ onTask, onRecord, onNotice: vi.fn(), onReturn });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('should pass on what changed', () => {
    last().onopen?.();
    expect(lineState()).toBe('live');
    last().tell('task', { taskId: '1', recordId: '2' });
    last().tell('record', { registry: 'r', recordId: '2' });
    expect(onTask).toHaveBeenCalledWith({ taskId: '1', recordId: '2' });
    expect(onRecord).toHaveBeenCalledWith({ registry: 'r', recordId: '2' });
    expect(onReturn).not.toHaveBeenCalled();
  });

  it('should say that it is lost, come back ever more slowly, and then look again at everything', () => {
    last().onopen?.();
    last().onerror?.();
    expect(lineState()).toBe('lost');
    vi.advanceTimersByTime(2_000);
    expect(Source.all).toHaveLength(2);
    last().onerror?.();
    vi.advanceTimersByTime(2_000);
    expect(Source.all).toHaveLength(2);
    vi.advanceTimersByTime(2_000);
    last().onopen?.();
    expect(lineState()).toBe('live');
    expect(onReturn).toHaveBeenCalledOnce();
  });

  it('should not come back once nobody listens', () => {
    last().onerror?.();
    stop();
    vi.advanceTimersByTime(120_000);
    expect(Source.all).toHaveLength(1);
    expect(last().closed).toBe(true);
  });
});
