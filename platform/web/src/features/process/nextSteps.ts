import { currentLanguage } from '@/lib/i18n';
import { loadDiagram, loadInstance, type Instance } from './api';
import { elementNames, namesOf, userTasks } from './elementNames';

/** Where an instance has gone after a step: still there as far as anybody knows, at other steps, or at its end. */
export type Whereabouts = { kind: 'unknown' } | { kind: 'ended' } | { kind: 'at'; steps: string[] };

const interval = 300;
const attempts = 8;
const pause = () => new Promise((done) => setTimeout(done, interval));

const ended = (instance: Instance) => instance.state === 'completed' || instance.state === 'canceled';

/** Looks until the instance has left the step – the engine needs a moment – and says in words where it is. */
export async function whereNext(instanceId: string, left: string): Promise<Whereabouts> {
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const instance = await loadInstance(instanceId);
      if (ended(instance)) return { kind: 'ended' };
      if (instance.active.length > 0 && !instance.active.includes(left)) {
        const there = await at(instance);
        if (there) return there;
      }
      await pause();
    }
  } catch {
    // Whoever acted may not see the instance any more: then there is nothing to tell.
  }
  return { kind: 'unknown' };
}

/** Null while it is only where the system does something by itself. */
async function at(instance: Instance): Promise<Whereabouts | null> {
  const diagram = await loadDiagram(instance.id);
  const people = userTasks(diagram);
  const steps = namesOf(
    instance.active.filter((id) => people.has(id)),
    elementNames(diagram, currentLanguage()),
  );
  return steps.length > 0 ? { kind: 'at', steps } : null;
}
