import { useTranslation } from 'react-i18next';
import { timeOfDay } from '@/lib/time';
import type { DraftState } from './draftSaver';

/** Whether what was typed is safe. */
export function DraftLine({ state }: { state: DraftState }) {
  const { t } = useTranslation('draft');
  const text = {
    clean: () => '',
    conflict: () => '',
    dirty: () => t('draft.dirty'),
    saving: () => t('draft.saving'),
    failed: () => t('draft.failed'),
    saved: () => t('draft.saved', { at: state.kind === 'saved' ? timeOfDay(state.at) : '' }),
  }[state.kind]();
  return <span role="status">{text}</span>;
}
