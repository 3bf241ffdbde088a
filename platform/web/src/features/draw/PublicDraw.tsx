import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '@/components/documentTitle';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { FieldList, type FieldEntry } from '@/components/FieldList';
import { Listed } from '@/components/Listed';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import { ValueTable } from '@/components/ValueTable';
import { Waiting } from '@/components/Waiting';
import type { Field } from '@/lib/records';
import { dateTime } from '@/lib/time';
import { isStatus } from '@/lib/words';
import { registerAddress, verifierAddress } from './api';
import {
  publicProof,
  usePublicDraw,
  usePublicSubjects,
  type PublicAttempt,
  type PublicSubject,
} from './publicApi';
import { useReason } from './reasons';
import { tones } from './tones';
import './publicMessages';
import drawStyles from './DrawList.module.css';
import styles from './DrawPublication.module.css';

/** A published draw, for anybody: what was promised, what came of it, and how to check it. */
export function PublicDraw({ number }: { number: string }) {
  const { t } = useTranslation('drawPublic');
  const draw = usePublicDraw(number);
  useDocumentTitle(draw.data?.title ?? t('page'));
  return (
    <main className={styles.public}>
      <div>
        <div className={styles.kind}>{t('page')}</div>
        <h1>{draw.data?.title ?? (draw.isPending ? '' : t('notFound'))}</h1>
      </div>
      {draw.isPending && <Waiting />}
      {draw.isError &&
        (isStatus(draw.error, 400, 404) ? (
          <Empty title={t('notFound')}>{t('notFoundText')}</Empty>
        ) : (
          <Failure error={draw.error} retry={() => void draw.refetch()} />
        ))}
      {draw.data && (
        <>
          <p>{t('lead')}</p>
          {draw.data.attempts.map((attempt) => (
            <Attempt key={attempt.number} attempt={attempt} />
          ))}
          <Checking number={number} />
        </>
      )}
    </main>
  );
}

type Absent = false | '' | 0 | null | undefined;

function Attempt({ attempt }: { attempt: PublicAttempt }) {
  const { t } = useTranslation('draw');
  const { t: open } = useTranslation('drawPublic');
  const { t: common } = useTranslation();
  const reason = useReason();
  const excluded = Object.entries(attempt.exclusions);
  const entries: (FieldEntry | Absent)[] = [
    attempt.reason && { key: 'reason', label: t('reason'), value: attempt.reason, wide: true },
    { key: 'at', label: t('committedAt'), value: dateTime(attempt.at) },
    attempt.drawnAt && { key: 'drawnAt', label: t('drawnAt'), value: dateTime(attempt.drawnAt) },
    { key: 'source', label: t('source'), value: t(`sources.${attempt.source}`) },
    attempt.sourceName && {
      key: 'public',
      label: t('public'),
      value: `${attempt.sourceName} ${attempt.sourceRound ?? ''}`,
    },
    attempt.knownAt && { key: 'knownAt', label: t('knownAt'), value: dateTime(attempt.knownAt) },
    { key: 'pool', label: t('pool'), value: t('subjects', { value: attempt.poolSize }) },
    attempt.excluded > 0 && {
      key: 'excluded',
      label: t('excluded'),
      value: t('subjects', { value: attempt.excluded }),
    },
    { key: 'wanted', label: t('wanted'), value: t('subjects', { value: attempt.wanted }) },
    attempt.state === 'drawn' && {
      key: 'drawn',
      label: t('drawn'),
      value: t('subjects', { value: attempt.drawn }),
    },
    { key: 'algorithm', label: open('algorithm'), value: attempt.algorithm },
    excluded.length > 0 && {
      key: 'exclusions',
      label: open('exclusions'),
      value: excluded
        .map(([code, count]) => `${reason(code)} ${t('subjects', { value: count })}`)
        .join(common('listSeparator')),
      wide: true,
    },
    coded('commitment', t('commitment', { number: attempt.number }), attempt.commitment),
    attempt.values.length > 0 && coded('values', open(`values.${attempt.source}`), attempt.values.join('\n')),
    coded('seed', t('seed'), attempt.seed),
  ];
  return (
    <Section
      title={t('attempt', { count: attempt.attempt })}
      extra={<StatusTag tone={tones[attempt.state]}>{t(`states.${attempt.state}`)}</StatusTag>}
    >
      <FieldList entries={entries.filter((entry): entry is FieldEntry => Boolean(entry))} />
      {attempt.state === 'drawn' && (
        <>
          {attempt.source === 'server' && <p className={drawStyles.verify}>{open('serverOnly')}</p>}
          <h3 className={styles.heading}>{open('subjects')}</h3>
          <Subjects number={attempt.number} />
        </>
      )}
    </Section>
  );
}

const coded = (key: string, label: string, code: string | null): FieldEntry | Absent =>
  code && { key, label, value: <code className={drawStyles.code}>{code}</code>, wide: true };

function Subjects({ number }: { number: number }) {
  const { t } = useTranslation('drawPublic');
  const { t: draw } = useTranslation('draw');
  const found = usePublicSubjects(number);
  const list: Field = {
    name: 'subjects',
    type: 'table',
    label: same(t('subjects')),
    columns: [
      { name: 'place', type: 'text', label: same(t('order')) },
      { name: 'name', type: 'text', label: same(draw('columns.name')) },
      { name: 'key', type: 'text', label: same(draw('columns.key')) },
    ],
  };
  const row = ({ place, name, key }: PublicSubject) => ({
    place: String(place),
    name: name ?? draw('deleted', { id: place }),
    key,
  });
  return (
    <Listed found={found} lines={4} none={<p className={drawStyles.verify}>{t('nobody')}</p>}>
      {(rows) => <ValueTable field={list} rows={rows.map(row)} />}
    </Listed>
  );
}

function Checking({ number }: { number: string }) {
  const { t } = useTranslation('drawPublic');
  const { t: draw } = useTranslation('draw');
  return (
    <Section title={t('check')}>
      <p>{t('checkText')}</p>
      <code className={styles.command} tabIndex={0}>
        {`python3 verify_draw.py draw-${number}.json`}
      </code>
      <div className={styles.buttons}>
        <Button type="primary" href={publicProof(number)} download>
          {draw('proof')}
        </Button>
        <Button href={verifierAddress} download>
          {draw('verifier')}
        </Button>
        <Button href={registerAddress} target="_blank" rel="noreferrer">
          {draw('register')}
        </Button>
      </div>
      <p className={drawStyles.verify}>{t('names')}</p>
    </Section>
  );
}

const same = (text: string) => ({ zh: text, en: text });
