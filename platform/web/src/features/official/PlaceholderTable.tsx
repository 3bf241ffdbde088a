import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import type { Placeholder } from './api';
import styles from './Official.module.css';

const faults = [
  'broken',
  'unknown',
  'unopened',
  'unclosed',
  'no-picture',
  'is-picture',
  'list-as-text',
  'no-format',
  'wrong-format',
] as const;

/** Every placeholder that was found, faulty ones first. */
export function PlaceholderTable({ placeholders }: { placeholders: Placeholder[] }) {
  const { t } = useTranslation('official');
  const label = useLabel();
  const wrong = placeholders.filter((one) => one.fault && !one.warning).length;
  const ordered = [...placeholders].sort(
    (one, other) => Number(other.fault !== null) - Number(one.fault !== null),
  );
  return (
    <Section title={t('placeholders')}>
      <div className={styles.stack}>
        <Alert
          type={wrong > 0 ? 'error' : 'success'}
          showIcon
          title={wrong > 0 ? t('faulty', { count: wrong }) : t('sound')}
        />
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('placeholders')}>
            <thead>
              <tr>
                <th>{t('tag')}</th>
                <th>{t('meaning')}</th>
                <th>{t('times')}</th>
              </tr>
            </thead>
            <tbody>
              {ordered.map((one) => (
                <tr key={`${one.tag}/${one.fault ?? ''}`}>
                  <td>
                    <code>{one.tag}</code>
                  </td>
                  <td>
                    {one.zh && one.en ? label({ zh: one.zh, en: one.en }) : t('unknown')}
                    {one.fault && (
                      <div className={one.warning ? styles.muted : styles.fault}>
                        {t(`faults.${faults.find((known) => known === one.fault) ?? 'unsupported'}`)}
                      </div>
                    )}
                  </td>
                  <td>{one.count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Section>
  );
}
