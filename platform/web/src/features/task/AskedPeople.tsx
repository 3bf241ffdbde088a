import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import type { TaskDetail } from './api';
import styles from './AskedPeople.module.css';

const tones = { waiting: 'waiting', open: 'running', done: 'done' } as const;

/** Who was asked at this task, how far they are, and who reads along. */
export function AskedPeople({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('task');
  const { asked, copies } = task;
  return (
    <>
      {asked && (
        <Section
          title={
            asked.phase === 'delegate'
              ? t('asked.phase.delegate')
              : `${t(`asked.phase.${asked.phase}`)} · ${t(`asked.mode.${asked.mode}`)}`
          }
        >
          <ul className={styles.people} aria-label={t('asked.list')}>
            {asked.people.map((one) => (
              <li key={one.person.username}>
                <span>{one.person.name}</span>
                <StatusTag tone={tones[one.state]}>{t(`asked.state.${one.state}`)}</StatusTag>
                {one.at && <Moment at={one.at} />}
                {one.opinion && <p className={styles.opinion}>{one.opinion}</p>}
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
