import { useTranslation } from 'react-i18next';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { ValueTable } from '@/components/ValueTable';
import styles from '@/components/layout.module.css';
import type { Field } from '@/lib/records';
import './checkingMessages';

const cheats = [
  'pool',
  'twice',
  'exclusion',
  'retry',
  'open',
  'late',
  'seed',
  'secret',
  'value',
  'wait',
  'silent',
  'result',
  'names',
] as const;

const same = (text: string) => ({ zh: text, en: text });

/** For whoever wonders whether a draw was honest: each way to cheat, and how it shows. */
export function Cheating() {
  const { t } = useTranslation('drawChecking');
  const table: Field = {
    name: 'cheats',
    type: 'table',
    label: same(t('title')),
    columns: [
      { name: 'what', type: 'text', label: same(t('cheating')) },
      { name: 'how', type: 'text', label: same(t('shows')) },
    ],
  };
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} below={t('about')} />
      <div className={styles.body}>
        <Section>
          <ValueTable
            field={table}
            rows={cheats.map((one) => ({ what: t(`cheats.${one}.what`), how: t(`cheats.${one}.how`) }))}
          />
        </Section>
        <Section title={t('limits')}>
          <ul>
            <li>{t('limitServer')}</li>
            <li>{t('limitPool')}</li>
            <li>{t('limitRegister')}</li>
          </ul>
        </Section>
      </div>
    </div>
  );
}
