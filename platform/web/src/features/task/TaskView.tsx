import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useAddress } from '@/lib/address';
import type { TaskDetail } from './api';
import { AskedPeople } from './AskedPeople';
import { DeedMenu } from './DeedMenu';
import { Operations } from './Operations';
import { Returned } from './Returned';
import { TaskForm } from './TaskForm';
import { TaskHead } from './TaskHead';
import type { OnCompleted } from './useSubmit';
import styles from './TaskView.module.css';

export interface TaskSlots {
  /** What is known about the record. */
  known: (task: TaskDetail) => ReactNode;
  /** Timeline and diagram of the instance. */
  course: (instanceId: string) => ReactNode;
}

interface Props extends TaskSlots {
  task: TaskDetail;
  above?: ReactNode;
  onCompleted: OnCompleted;
  onReload: () => void;
  onMoved: (id: string) => void;
}

const parts = ['form', 'known', 'course'] as const;

/** One task: what is asked, what is known, how it came here. */
export function TaskView({ task, above, known, course, onCompleted, onReload, onMoved }: Props) {
  const { t } = useTranslation('task');
  const { parameters, change } = useAddress();
  const opened = useOpened(task);
  const part = parts.find((one) => one === parameters.get('part')) ?? 'form';
  return (
    <article className={styles.task} aria-label={`${task.name} ${task.record.title}`}>
      <TaskHead
        task={task}
        above={above}
        operations={
          <>
            <DeedMenu task={task} onReload={onReload} onMoved={onMoved} />
            <Operations task={task} onReload={onReload} kind="claim" />
          </>
        }
      />
      <div className={styles.parts} role="group" aria-label={t('part.label')}>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === part}
            onClick={() => change({ part: one === 'form' ? null : one }, { replace: true })}
          >
            {t(`part.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles.columns} data-part={part}>
        <div className={styles.form}>
          <Section title={t('ask')}>
            <Returned task={task} />
            <TaskForm
              key={formKey(opened)}
              task={opened}
              current={task}
              operations={<Operations task={task} onReload={onReload} kind="unclaim" />}
              onCompleted={onCompleted}
              onReload={onReload}
            />
          </Section>
        </div>
        <div className={styles.known}>
          <AskedPeople task={task} />
          {known(task)}
        </div>
        <div className={styles.course}>{course(task.instanceId)}</div>
      </div>
    </article>
  );
}

const formKey = (task: TaskDetail) => `${task.id}/${String(task.operations.includes('complete'))}`;

/** The task as it was when somebody began to type; while nobody can type, as it is. */
function useOpened(task: TaskDetail): TaskDetail {
  const [opened, setOpened] = useState(task);
  const typing = opened.operations.includes('complete');
  if (opened !== task && (opened.id !== task.id || !typing)) {
    setOpened(task);
    return task;
  }
  return opened;
}
