import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime, timeOfDay, today } from '@/lib/time';
import styles from './DraftRestored.module.css';

interface Props {
  at: string;
  /** who typed it; none: the reader */
  by?: string | undefined;
  children: ReactNode;
}

/** Tells that the form begins with what was typed before; `children` is what can be done about it. */
export function DraftRestored({ at, by, children }: Props) {
  const { t } = useTranslation('draft');
  const text = dateTime(at).startsWith(today()) ? timeOfDay(at) : dateTime(at);
  return (
    <p className={styles.restored}>
      {by ? t('draft.restoredOf', { name: by, at: text }) : t('draft.restored', { at: text })} {children}
    </p>
  );
}
