import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { words } from '@/lib/words';
import type { TaskSummary } from './api';

export interface Batch {
  total: number;
  done: number;
  failed: { task: TaskSummary; reason: string }[];
  running: boolean;
}

const atOnce = 4;

/** Does the same to many tasks, a few at a time; each stands for itself, and it can be stopped. */
export function useBatch() {
  const client = useQueryClient();
  const [batch, setBatch] = useState<Batch | null>(null);
  const stopped = useRef(false);
  const run = async (tasks: TaskSummary[], deed: (task: TaskSummary) => Promise<unknown>): Promise<Batch> => {
    stopped.current = false;
    const waiting = [...tasks];
    let state: Batch = { total: tasks.length, done: 0, failed: [], running: true };
    setBatch(state);
    const work = async () => {
      for (let task = waiting.shift(); task && !stopped.current; task = waiting.shift()) {
        try {
          await deed(task);
          state = { ...state, done: state.done + 1 };
        } catch (failure) {
          state = { ...state, failed: [...state.failed, { task, reason: words(failure) }] };
        }
        setBatch(state);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    state = { ...state, running: false };
    setBatch(state);
    void client.invalidateQueries({ queryKey: ['tasks'] });
    void client.invalidateQueries({ queryKey: ['home'] });
    return state;
  };
  const stop = () => {
    stopped.current = true;
  };
  return { batch, run, stop, close: () => setBatch(null) };
}
