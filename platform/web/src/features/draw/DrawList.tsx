import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldList } from '@/components/FieldList';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import type { FieldEntry } from '@/components/FieldList';
import { dateTime } from '@/lib/time';
import type { Draw } from './api';
import { DrawDetail } from './DrawDetail';
import { Caps, PersonName, Range, Rule, says } from './DrawRules';
import { tones } from './tones';
import styles from './DrawList.module.css';

const manners = ['uniform', 'balanced'] as const;
const asked = ['eligible', 'exclude', 'weight', 'stratum'] as const;

type Absent = false | '' | 0 | null | undefined;

/** The draws made for a record: promised when, from what, by which rule, with what result, and how to verify it. */
export function DrawList({ draws, children }: { draws: Draw[]; children?: ReactNode }) {
  return (
    <div className={styles.draws}>
      {children}
      {draws.map((draw) => (
        <DrawCard key={draw.id} draw={draw} />
      ))}
    </div>
  );
}

function DrawCard({ draw }: { draw: Draw }) {
  const { t } = useTranslation('draw');
  const { subjects, officers, caps } = draw.rules;
  const manner = manners.find((one) => one === officers?.rule);
  const entries: (FieldEntry | Absent)[] = [
    draw.reason && { key: 'reason', label: t('reason'), value: draw.reason, wide: true },
    { key: 'committedAt', label: t('committedAt'), value: dateTime(draw.at) },
    draw.drawnAt && { key: 'drawnAt', label: t('drawnAt'), value: dateTime(draw.drawnAt) },
    draw.by && { key: 'by', label: t('by'), value: <PersonName username={draw.by} /> },
    { key: 'source', label: t('source'), value: t(`sources.${draw.source}`) },
    draw.sourceName && {
      key: 'public',
      label: t('public'),
      value: `${draw.sourceName} ${draw.sourceRound ?? ''}`,
    },
    draw.knownAt && { key: 'knownAt', label: t('knownAt'), value: dateTime(draw.knownAt) },
    draw.word && { key: 'word', label: t('word'), value: draw.word },
    { key: 'pool', label: t('pool'), value: t('subjects', { value: draw.poolSize }) },
    draw.excluded > 0 && {
      key: 'excluded',
      label: t('excluded'),
      value: t('subjects', { value: draw.excluded }),
    },
    { key: 'officers', label: t('officers'), value: t('persons', { value: draw.officerCount }) },
    { key: 'wanted', label: t('wanted'), value: t('subjects', { value: draw.wanted }) },
    draw.state === 'drawn' && {
      key: 'drawn',
      label: t('drawn'),
      value: t('subjects', { value: draw.drawn }),
    },
    officers?.perSubject && {
      key: 'perSubject',
      label: t('perSubject'),
      value: t('persons', { value: officers.perSubject }),
    },
    manner && { key: 'manner', label: t('manner'), value: t(`manners.${manner}`) },
    subjects && { key: 'range', label: t('subjectRange'), value: <Range side={subjects} /> },
    officers && { key: 'officerRange', label: t('officerRange'), value: <Range side={officers} /> },
    ...asked.map(
      (name): FieldEntry | Absent =>
        says(draw.rules, name) && {
          key: name,
          label: t(`asked.${name}`),
          value: <Rule rules={draw.rules} name={name} />,
          wide: true,
        },
    ),
    caps && caps.length > 0 && { key: 'caps', label: t('caps'), value: <Caps caps={caps} />, wide: true },
    draw.commitment && {
      key: 'commitment',
      label: t('commitment', { number: draw.number }),
      value: <code className={styles.code}>{draw.commitment}</code>,
      wide: true,
    },
    draw.seed && {
      key: 'seed',
      label: t('seed'),
      value: <code className={styles.code}>{draw.seed}</code>,
      wide: true,
    },
  ];
  return (
    <Section
      title={t('attempt', { count: draw.attempt })}
      extra={<StatusTag tone={tones[draw.state]}>{t(`states.${draw.state}`)}</StatusTag>}
    >
      <FieldList entries={entries.filter((entry): entry is FieldEntry => Boolean(entry))} />
      <DrawDetail draw={draw} />
    </Section>
  );
}
