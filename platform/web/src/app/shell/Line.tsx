import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { lineState, watchLine } from '@/lib/live';
import styles from './Line.module.css';

/** Whether changes still arrive by themselves. */
export function Line() {
  const { t } = useTranslation('app');
  const state = useSyncExternalStore(watchLine, lineState);
  return (
    <p className={styles.line} data-state={state} role="status" title={t(`line.${state}`)}>
      {state === 'lost' ? t('line.lostShort') : t(`line.${state}`)}
    </p>
  );
}
