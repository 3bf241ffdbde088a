import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLabel } from '@/lib/i18n';
import { countText } from '@/lib/query';
import { recordAddress } from '@/lib/records';
import type { Use } from './api';
import styles from './Merge.module.css';

/** Where a record is used, with counts; what may be read is named. */
export function UseList({ uses }: { uses: Use[] }) {
  const { t } = useTranslation('list');
  const label = useLabel();
  return (
    <ul className={styles.uses}>
      {uses.map((use) => (
        <li key={`${use.registry}/${use.field}/${label(use.fieldLabel)}`}>
          <strong>
            {label(use.label)} · {label(use.fieldLabel)}
          </strong>{' '}
          {t('uses.count', { total: countText(use.count) })}
          {use.hidden > 0 && <span className={styles.muted}> {t('uses.hidden', { total: use.hidden })}</span>}
          <div>
            {use.records.slice(0, 5).map((record) => (
              <Link key={record.id} to={recordAddress(use.registry, record.id)}>
                {record.title}
              </Link>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
