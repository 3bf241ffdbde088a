import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '@/components/Clock';
import { PageHead } from '@/components/PageHead';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import { dateTime } from '@/lib/time';
import type { TaskDetail } from './api';
import styles from './TaskHead.module.css';

interface Props {
  task: TaskDetail;
  above?: ReactNode;
  operations: ReactNode;
}

export function TaskHead({ task, above, operations }: Props) {
  const { t } = useTranslation('task');
  const label = useLabel();
  const { record } = task;
  const holder = task.absent
    ? t('absent', { name: task.absent.name })
    : task.assignee
      ? t('heldBy', { name: task.assignee.name })
      : task.candidates.length > 0 &&
        t('waitsFor', { names: task.candidates.join(t('listSeparator', { ns: 'common' })) });
  return (
    <PageHead
      above={above}
      title={`${task.name} · ${record.title}`}
      beside={<Clock state={task.clock} dueAt={task.dueAt} explanation={task.explanation} />}
      below={
        <span className={styles.facts}>
          {task.readable ? (
            <Link to={recordAddress(record.registry, record.id)}>{record.number ?? t('openRecord')}</Link>
          ) : (
            record.number && <span>{record.number}</span>
          )}
          <span>{label(task.processLabel)}</span>
          {holder && <span>{holder}</span>}
          <span>{t('arrived', { at: dateTime(task.createdAt) })}</span>
          {task.explanation && <span>{task.explanation}</span>}
        </span>
      }
      actions={operations}
    />
  );
}
