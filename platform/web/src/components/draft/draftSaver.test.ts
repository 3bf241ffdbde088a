import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { DraftSaver, longest, quiet, type DraftState } from './draftSaver';

const saved = (version: number) => ({ version, savedAt: '2026-11-22T06:05:00Z' });

function setUp(save = vi.fn(async (_data: object, version: number) => Promise.resolve(saved(version + 1)))) {
  const states: DraftState['kind'][] = [];
  const saver = new DraftSaver(0, save, (state) => states.push(state.kind));
  return { saver, save, states };
}

describe('DraftSaver', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('should save once after the typing pauses', async () => {
    const { saver, save, states } = setUp();
    saver.changed({ a: 1 });
    await vi.advanceTimersByTimeAsync(quiet - 100);
    saver.changed({ a: 2 });
    await vi.advanceTimersByTimeAsync(quiet);
    expect(save.mock.calls).toEqual([[{ a: 2 }, 0]]);
    expect(states.at(-1)).toBe('saved');
  });

  it('should save somebody who never pauses', async () => {
    const { saver, save } = setUp();
    for (let time = 0; time <= longest; time += 500) {
      saver.changed({ time });
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(save).toHaveBeenCalled();
  });

  it('should base each saving on the version before', async () => {
    const { saver, save } = setUp();
    saver.changed({ a: 1 });
    await saver.flush();
    saver.changed({ a: 2 });
    await saver.flush();
    expect(save.mock.calls.map((call) => call[1])).toEqual([0, 1]);
  });

  it('should save what was typed while a saving ran', async () => {
    let finish: () => void = () => undefined;
    const save = vi.fn((_data: object, version: number) =>
      version === 0
        ? new Promise<ReturnType<typeof saved>>((done) => (finish = () => done(saved(1))))
        : Promise.resolve(saved(2)),
    );
    const { saver } = setUp(save);
    saver.changed({ a: 1 });
    const first = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.changed({ a: 2 });
    finish();
    await first;
    await vi.advanceTimersByTimeAsync(longest);
    expect(save.mock.calls).toEqual([
      [{ a: 1 }, 0],
      [{ a: 2 }, 1],
    ]);
  });

  it('should stop at a conflict and go on only when told over which version', async () => {
    const refused = new ApiError({ status: 409, code: 'task.draft-conflict' });
    const save = vi.fn().mockRejectedValueOnce(refused).mockResolvedValue(saved(8));
    const { saver, states } = setUp(save);
    saver.changed({ a: 1 });
    await saver.flush();
    saver.changed({ a: 2 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledOnce();
    expect(states.at(-1)).toBe('conflict');
    await saver.resume(7, { a: 2 });
    expect(save).toHaveBeenLastCalledWith({ a: 2 }, 7);
    expect(states.at(-1)).toBe('saved');
  });

  it('should try again when the server was away, without losing what was typed', async () => {
    const save = vi
      .fn()
      .mockRejectedValueOnce(new ApiError({ status: 0 }))
      .mockResolvedValue(saved(1));
    const { saver, states } = setUp(save);
    saver.changed({ a: 1 });
    await saver.flush();
    expect(states.at(-1)).toBe('failed');
    await vi.advanceTimersByTimeAsync(6_000);
    expect(save).toHaveBeenLastCalledWith({ a: 1 }, 0);
    expect(states.at(-1)).toBe('saved');
  });

  it('should rest while the task is being submitted, and go on if that was refused', async () => {
    const { saver, save } = setUp();
    saver.changed({ a: 1 });
    await saver.hold();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).not.toHaveBeenCalled();
    saver.release();
    await vi.advanceTimersByTimeAsync(longest);
    expect(save).toHaveBeenCalledWith({ a: 1 }, 0);
  });

  it('should save nothing after the task is completed', async () => {
    const { saver, save } = setUp();
    saver.changed({ a: 1 });
    saver.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).not.toHaveBeenCalled();
  });
});
