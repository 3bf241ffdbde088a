import { Button, Checkbox, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '@/components/Clock';
import { Moment } from '@/components/Moment';
import { rowId } from '@/components/listKeys';
import { useLabel } from '@/lib/i18n';
import { urgent, type TaskSummary } from './api';
import { useClaim } from './Operations';
import styles from './TaskRow.module.css';

interface Props {
  task: TaskSummary;
  to: string;
  current: boolean;
  /** Who has it matters where others' tasks are listed. */
  showHolder?: boolean;
  /** Where several can be worked on at once. */
  selection?: { selected: boolean; onToggle: () => void };
}

/** A task in a list: step, party, number, and how much time is left. */
export function TaskRow({ task, to, current, showHolder = false, selection }: Props) {
  const { t } = useTranslation('task');
  const label = useLabel();
  const claiming = useClaim();
  const holder = task.assignee
    ? t('heldBy', { name: task.assignee.name })
    : t('waitsFor', { names: task.candidates.join(t('listSeparator', { ns: 'common' })) });
  return (
    <li
      id={rowId(task.id)}
      className={styles.row}
      data-current={current}
      data-selectable={selection !== undefined}
      data-selected={selection?.selected}
      data-unread={task.unread}
    >
      {selection && (
        <Checkbox
          className={styles.select}
          checked={selection.selected}
          onChange={selection.onToggle}
          aria-label={t('batch.select', { name: task.name, title: task.record.title })}
        />
      )}
      <Link to={to} className={styles.link} aria-current={current ? 'true' : undefined}>
        <span className={styles.first}>
          <span className={styles.name}>
            {task.unread && <span className="jg-hidden">{t('unread')}</span>}
            {task.priority >= urgent && <span className={styles.urgent}>{t('urgent')}</span>}
            {task.absent && (
              <Tooltip title={t('absent', { name: task.absent.name })}>
                <span className={styles.absent}>{t('absentMark')}</span>
              </Tooltip>
            )}
            {task.name}
          </span>
          <Clock state={task.clock} dueAt={task.dueAt} explanation={task.explanation} />
        </span>
        <span className={styles.title}>{task.record.title}</span>
        <span className={styles.second}>
          {task.link && <span>{t('external.mark')}</span>}
          {task.record.number && <span>{task.record.number}</span>}
          <span>{label(task.processLabel)}</span>
          {showHolder ? <span>{holder}</span> : <Moment at={task.endedAt ?? task.createdAt} short />}
        </span>
      </Link>
      {task.claimable && (
        <Button
          size="small"
          className={styles.claim}
          loading={claiming.isPending}
          aria-label={t('claimNamed', { name: task.name, title: task.record.title })}
          onClick={() => claiming.mutate(task)}
        >
          {t('claim')}
        </Button>
      )}
    </li>
  );
}
