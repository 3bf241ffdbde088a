import { useTranslation } from 'react-i18next';
import { FieldList } from '@/components/FieldList';
import { Section } from '@/components/Section';
import { dateTime } from '@/lib/time';
import type { Draw } from './api';
import { DrawProof } from './DrawProof';
import { ruleTexts } from './rules';
import styles from './DrawList.module.css';

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
  const by = typeof draw.by === 'string' ? draw.by : draw.by?.name;
  return (
    <Section title={t('drawnAt', { at: dateTime(draw.at) })}>
      <FieldList
        entries={[
          { key: 'pool', label: t('pool'), value: t('subjects', { value: draw.poolSize }) },
          ...(draw.officerCount === undefined
            ? []
            : [{ key: 'officers', label: t('officers'), value: t('persons', { value: draw.officerCount }) }]),
          { key: 'drawn', label: t('drawn'), value: t('subjects', { value: draw.drawn }) },
          ...(by ? [{ key: 'by', label: t('by'), value: by }] : []),
          { key: 'algorithm', label: t('algorithm'), value: draw.algorithm },
          {
            key: 'rules',
            label: t('rules'),
            value: (
              <ul>
                {ruleTexts(draw.rules).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            ),
            wide: true,
          },
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
