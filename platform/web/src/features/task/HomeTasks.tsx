import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { countText } from '@/lib/query';
import { useFirstTasks } from './api';
import { TaskRow } from './TaskRow';
import styles from './HomeTasks.module.css';

type HomeScope = 'mine' | 'candidate' | 'started';

const titles = { mine: 'home.urgent', candidate: 'home.toClaimList', started: 'home.startedList' } as const;

/** The first tasks of a scope. A scope in which there is nothing is left out, unless it is one's own. */
export function HomeTasks({ scope, limit }: { scope: HomeScope; limit: number }) {
  const { t } = useTranslation('task');
  const tasks = useFirstTasks(scope, limit);
  const rows = tasks.data?.rows ?? [];
  if (tasks.isSuccess && rows.length === 0 && scope !== 'mine') return null;
  return (
    <Section
      title={t(titles[scope])}
      extra={
        rows.length > 0 && (
          <Link to={scope === 'mine' ? '/tasks' : `/tasks?scope=${scope}`}>
            {t('home.see')} {countText(tasks.data?.count)}
          </Link>
        )
      }
    >
      {tasks.isPending && <Waiting lines={4} />}
      {tasks.isError && !tasks.data && <Failure error={tasks.error} retry={() => void tasks.refetch()} />}
      {tasks.isSuccess && rows.length === 0 && (
        <div className={styles.calm}>
          <p>{t('home.calm')}</p>
          <p className={styles.text}>{t('home.calmText')}</p>
        </div>
      )}
      <ul className={styles.list}>
        {rows.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            to={`/tasks/${task.id}`}
            current={false}
            showHolder={scope === 'started'}
          />
        ))}
      </ul>
    </Section>
  );
}
