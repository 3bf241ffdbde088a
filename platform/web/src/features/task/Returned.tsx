import { useTranslation } from 'react-i18next';
import { dateTime } from '@/lib/time';
import type { TaskDetail } from './api';
import styles from './Returned.module.css';

/** Why the task is here once more, and where it goes when it is submitted. */
export function Returned({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('task');
  const { returned, returnTo } = task;
  if (!returned) return null;
  const { by, at, step, reason } = returned;
  return (
    <div className={styles.returned}>
      <p>{t('returned.title', { name: by.name, at: dateTime(at), step })}</p>
      {reason && <p className={styles.reason}>{reason}</p>}
      {returnTo.length > 0 && (
        <p>{t('returned.straightBack', { steps: returnTo.join(t('listSeparator', { ns: 'common' })) })}</p>
      )}
    </div>
  );
}
