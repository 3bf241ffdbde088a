import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Field, Key, OnMatch } from './api';
import styles from './Intake.module.css';

interface Props {
  /** Those of which every field has a column. */
  keys: Key[];
  fields: Field[];
  match: string | null;
  onMatch: OnMatch;
  mayChange: boolean;
  onChange: (match: string | null, onMatch: OnMatch) => void;
}

/** What becomes of rows whose record is there already. */
export function Matching({ keys, fields, match, onMatch, mayChange, onChange }: Props) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const label = useLabel();
  if (!match) return <p className={styles.muted}>{t('map.noKey')}</p>;
  const deeds: OnMatch[] = mayChange ? ['refuse', 'skip', 'change'] : ['refuse', 'skip'];
  const said = (key: Key) =>
    key.fields
      .map((name) => label(fields.find((field) => field.name === name)?.label ?? { zh: name, en: name }))
      .join(common('listSeparator'));
  return (
    <div className={styles.choice}>
      {keys.length > 1 ? (
        <label>
          {t('map.matchBy')}{' '}
          <Select
            value={match}
            style={{ minWidth: 180 }}
            popupMatchSelectWidth={false}
            options={keys.map((key) => ({ value: key.name, label: said(key) }))}
            onChange={(key) => onChange(key, onMatch)}
          />
        </label>
      ) : (
        <span>
          {t('map.matchBy')}
          {' · '}
          {keys.map(said).join('')}
        </span>
      )}
      {keys.find((key) => key.name === match)?.unique === false && (
        <p className={styles.muted}>{t('map.shared')}</p>
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
