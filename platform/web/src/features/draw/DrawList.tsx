import { useTranslation } from 'react-i18next';
import { FieldList } from '@/components/FieldList';
import { Section } from '@/components/Section';
import { dateTime } from '@/lib/time';
import type { Draw } from './api';
import { DrawProof } from './DrawProof';
import { PersonName, Range } from './DrawRules';
import styles from './DrawList.module.css';

const manners = ['uniform', 'balanced'] as const;

/** The draws made for a record: from what, by which rule, with what result, and how to verify it. */
export function DrawList({ draws }: { draws: Draw[] }) {
  return (
    <div className={styles.draws}>
      {draws.map((draw) => (
        <DrawCard key={draw.id} draw={draw} />
      ))}
    </div>
  );
}

function DrawCard({ draw }: { draw: Draw }) {
  const { t } = useTranslation('draw');
  const { subjects, officers, weight } = draw.rules;
  const manner = manners.find((one) => one === officers?.rule);
  return (
    <Section title={t('drawnAt', { at: dateTime(draw.at) })}>
      <FieldList
        entries={[
          { key: 'pool', label: t('pool'), value: t('subjects', { value: draw.poolSize }) },
          ...(draw.officerCount === undefined
            ? []
            : [{ key: 'officers', label: t('officers'), value: t('persons', { value: draw.officerCount }) }]),
          { key: 'drawn', label: t('drawn'), value: t('subjects', { value: draw.drawn }) },
          ...(officers?.perSubject
            ? [
                {
                  key: 'perSubject',
                  label: t('perSubject'),
                  value: t('persons', { value: officers.perSubject }),
                },
              ]
            : []),
          ...(draw.by ? [{ key: 'by', label: t('by'), value: <PersonName username={draw.by} /> }] : []),
          ...(manner ? [{ key: 'manner', label: t('manner'), value: t(`manners.${manner}`) }] : []),
          ...(subjects ? [{ key: 'range', label: t('subjectRange'), value: <Range side={subjects} /> }] : []),
          ...(officers
            ? [{ key: 'officerRange', label: t('officerRange'), value: <Range side={officers} /> }]
            : []),
          { key: 'algorithm', label: t('algorithm'), value: draw.algorithm },
          ...(weight
            ? [
                {
                  key: 'weight',
                  label: t('weight'),
                  value: <code className={styles.code}>{weight}</code>,
                  wide: true,
                },
              ]
            : []),
          {
            key: 'seed',
            label: t('seed'),
            value: <code className={styles.code}>{draw.seed}</code>,
            wide: true,
          },
          {
            key: 'hash',
            label: t('hash'),
            value: <code className={styles.code}>{draw.poolHash}</code>,
            wide: true,
          },
        ]}
      />
      <p className={styles.verify}>{t('verify')}</p>
      <DrawProof id={draw.id} />
    </Section>
  );
}
