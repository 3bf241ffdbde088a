import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import { outcomeText } from '@/lib/outcome';
import type { Asked, TaskDetail } from './api';
import styles from './AskedPeople.module.css';

const tones = { waiting: 'waiting', open: 'running', done: 'done' } as const;

/** Who was asked at this task, what for and what they said, and who reads along. */
export function AskedPeople({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('task');
  const { asked, copies } = task;
  return (
    <>
      {asked && (
        <Section title={titleOf(asked, t)}>
          <Rules asked={asked} />
          <ul className={styles.people} aria-label={t('asked.list')}>
            {asked.people.map((one) => (
              <li key={one.person.username}>
                <span>{one.person.name}</span>
                {asked.mode === 'vote' && <span>{t('asked.votes', { count: one.votes })}</span>}
                <StatusTag tone={disagrees(asked, one.outcome) ? 'waiting' : tones[one.state]}>
                  {said(task, one.outcome) ?? t(`asked.state.${one.state}`)}
                </StatusTag>
                {one.at && <Moment at={one.at} />}
                {one.by && one.reason && (
                  <p className={styles.opinion}>
                    {t('asked.reason', { name: one.by.name, reason: one.reason })}
                  </p>
                )}
                {one.opinion && (
                  <p className={styles.opinion}>
                    {t('asked.reason', { name: one.person.name, reason: one.opinion })}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {copies.length > 0 && (
        <Section title={t('asked.copies')}>
          <ul className={styles.people} aria-label={t('asked.copies')}>
            {copies.map((copy) => (
              <li key={copy.person.username}>
                <span>{copy.person.name}</span>
                <StatusTag tone={copy.readAt ? 'done' : 'waiting'}>
                  {t(copy.readAt ? 'asked.read' : 'asked.unread')}
                </StatusTag>
                {copy.readAt && <Moment at={copy.readAt} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const disagrees = (asked: Asked, outcome: string | null) => outcome !== null && outcome !== asked.agree;

/** What the form calls an answer; null where it has no name for it. */
function said(task: TaskDetail, outcome: string | null): string | null {
  if (outcome === null) return null;
  const text = outcomeText(task.form.schema, {}, outcome);
  return text === outcome ? null : text;
}

function titleOf({ phase, mode }: Asked, t: TFunction<'task'>): string {
  if (phase === 'node') return t(`asked.node.${mode}`);
  return phase === 'delegate'
    ? t('asked.phase.delegate')
    : `${t(`asked.phase.${phase}`)} · ${t(`asked.mode.${mode}`)}`;
}

/** How a vote stands, and whether one person can decide it. */
function Rules({ asked }: { asked: Asked }) {
  const { t } = useTranslation('task');
  const votes = (counts: (outcome: string | null) => boolean) =>
    asked.people.filter(({ outcome }) => counts(outcome)).reduce((sum, one) => sum + one.votes, 0);
  return (
    <>
      {asked.mode === 'vote' && (
        <p className={styles.rules}>
          {t('asked.needs', {
            total: votes(() => true),
            percent: Math.round(asked.ratio * 100),
            yes: votes((outcome) => outcome === asked.agree),
            no: votes((outcome) => disagrees(asked, outcome)),
          })}
        </p>
      )}
      {asked.veto && <p className={styles.rules}>{t('asked.veto')}</p>}
    </>
  );
}
