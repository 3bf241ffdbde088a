import { currentLanguage } from '@/lib/i18n';
import { loadDiagram, loadInstance } from './api';
import { elementNames, namesOf } from './elementNames';

/** Where an instance stands now, in words: names of the steps, none where it has ended; null if nobody knows. */
export async function nextSteps(instanceId: string): Promise<string[] | null> {
  try {
    const [instance, xml] = await Promise.all([loadInstance(instanceId), loadDiagram(instanceId)]);
    if (instance.state !== 'active') return [];
    const names = namesOf(instance.active, elementNames(xml, currentLanguage()));
    return names.length > 0 ? names : null;
  } catch {
    return null;
  }
}
