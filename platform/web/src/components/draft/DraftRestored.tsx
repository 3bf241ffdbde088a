import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime, timeOfDay, today } from '@/lib/time';
import styles from './DraftRestored.module.css';

/** Tells that the form begins with what was typed before; `children` is what can be done about it. */
export function DraftRestored({ at, children }: { at: string; children: ReactNode }) {
  const { t } = useTranslation('draft');
  const text = dateTime(at).startsWith(today()) ? timeOfDay(at) : dateTime(at);
  return (
    <p className={styles.restored}>
      {t('draft.restored', { at: text })} {children}
    </p>
  );
}
