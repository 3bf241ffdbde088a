import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '@/lib/form-view';
import { timeOfDay } from '@/lib/time';
import { loadTask, type TaskDetail } from './api';
import { differences } from './differences';
import styles from './DraftConflict.module.css';

interface Props {
  task: TaskDetail;
  mine: FormValues;
  onKeepMine: () => void;
  onUseOther: () => void;
}

/** Two drafts of one task: who saved the other, in what they differ, and the choice. */
export function DraftConflict({ task, mine, onKeepMine, onUseOther }: Props) {
  const { t } = useTranslation('task');
  const other = useQuery({
    queryKey: ['task', task.id, 'other-draft'],
    queryFn: () => loadTask(task.id),
    gcTime: 0,
  }).data?.draft;
  const found = other ? differences(task.form.schema, mine, other.data) : [];
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('draft.conflictTitle')}
      description={
        <>
          {other && <p>{t('draft.by', { name: other.savedBy, at: timeOfDay(other.savedAt) })}</p>}
          <p>{t('draft.conflict')}</p>
          {other && found.length === 0 && <p>{t('draft.same')}</p>}
          {found.length > 0 && (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('draft.field')}</th>
                  <th scope="col">{t('draft.mine')}</th>
                  <th scope="col">{t('draft.theirs')}</th>
                </tr>
              </thead>
              <tbody>
                {found.map((one) => (
                  <tr key={one.key}>
                    <th scope="row">{one.label}</th>
                    <td>{one.mine}</td>
                    <td>{one.theirs}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className={styles.choices}>
            <Button size="small" type="primary" onClick={onKeepMine}>
              {t('draft.keepMine')}
            </Button>
            <Button size="small" onClick={onUseOther}>
              {t('draft.useOther')}
            </Button>
          </p>
        </>
      }
    />
  );
}
