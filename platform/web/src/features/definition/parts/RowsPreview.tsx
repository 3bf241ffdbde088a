import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { Value } from '@/components/Value';
import { useLabel } from '@/lib/i18n';
import { countText } from '@/lib/query';
import { useTrialRows } from '../api';
import type { Source } from '../source';
import styles from '../Definition.module.css';

/** The list as it would be, with its first rows. */
export function RowsPreview({ source, right }: { source: Source; right: boolean }) {
  const { t } = useTranslation('definition');
  const { t: common } = useTranslation();
  const label = useLabel();
  const trial = useTrialRows(source, right).data;
  const total = countText(trial?.rows.count);
  return (
    <Section title={t('preview.rows')} extra={total && <span>{common('rows', { total })}</span>}>
      {!right && <p role="status">{t('preview.faulty')}</p>}
      {trial && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('preview.rows')}>
            <thead>
              <tr>
                {trial.screen.columns.map((column) => (
                  <th key={column.name}>{label(column.label)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {trial.rows.rows.map((row) => (
                <tr key={row.id}>
                  {trial.screen.columns.map((column) => (
                    <td key={column.name}>
                      <Value
                        compact
                        field={column}
                        value={row.values[column.name]}
                        label={row.labels[column.name]}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {trial.rows.rows.length === 0 && (
            <p className={styles.help}>{label(trial.screen.empty) || t('preview.noRows')}</p>
          )}
        </div>
      )}
    </Section>
  );
}
