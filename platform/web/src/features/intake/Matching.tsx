import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Field, OnMatch } from './api';
import styles from './Intake.module.css';

interface Props {
  unique: Field[];
  match: string | null;
  onMatch: OnMatch;
  mayChange: boolean;
  onChange: (match: string | null, onMatch: OnMatch) => void;
}

/** What becomes of rows whose record is there already. */
export function Matching({ unique, match, onMatch, mayChange, onChange }: Props) {
  const { t } = useTranslation('intake');
  const label = useLabel();
  if (!match) return <p className={styles.muted}>{t('map.noUnique')}</p>;
  const deeds: OnMatch[] = mayChange ? ['refuse', 'skip', 'change'] : ['refuse', 'skip'];
  return (
    <div className={styles.choice}>
      {unique.length > 1 ? (
        <label>
          {t('map.matchBy')}{' '}
          <Select
            value={match}
            style={{ minWidth: 180 }}
            options={unique.map((field) => ({ value: field.name, label: label(field.label) }))}
            onChange={(field) => onChange(field, onMatch)}
          />
        </label>
      ) : (
        <span>
          {t('map.matchBy')}
          {' · '}
          {unique.map((field) => label(field.label)).join('')}
        </span>
      )}
      <Radio.Group
        aria-label={t('map.existing')}
        value={onMatch}
        onChange={(event) => onChange(match, event.target.value as OnMatch)}
        options={deeds.map((deed) => ({ value: deed, label: t(`map.${deed}`) }))}
      />
    </div>
  );
}
