import { Checkbox, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceDefinition } from './api';
import styles from './Sharing.module.css';

interface Props {
  draft: ServiceDefinition;
  onChange: (draft: ServiceDefinition) => void;
}

const Item = ({ label, children }: { label: string; children: ReactNode }) => (
  <label>
    <span className={styles.label}>{label}</span>
    {children}
  </label>
);

/** What it is called, and how it can be read. */
export function BasicFields({ draft, onChange }: Props) {
  const { t } = useTranslation('sharing');
  const text = (part: 'label' | 'description', language: 'zh' | 'en') => ({
    value: draft[part][language],
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...draft, [part]: { ...draft[part], [language]: event.target.value } }),
  });
  return (
    <>
      <div className={styles.grid}>
        <Item label={t('zh')}>
          <Input {...text('label', 'zh')} />
        </Item>
        <Item label={t('en')}>
          <Input {...text('label', 'en')} />
        </Item>
        <Item label={t('zhText')}>
          <Input {...text('description', 'zh')} />
        </Item>
        <Item label={t('enText')}>
          <Input {...text('description', 'en')} />
        </Item>
        <Item label={t('pageSize')}>
          <InputNumber
            min={1}
            max={5000}
            precision={0}
            style={{ width: '100%' }}
            value={draft.pageSize}
            onChange={(pageSize) => onChange({ ...draft, pageSize: pageSize ?? 1 })}
          />
        </Item>
      </div>
      <div className={styles.line} style={{ marginTop: 12 }}>
        <Checkbox
          checked={draft.changes}
          onChange={(event) => onChange({ ...draft, changes: event.target.checked })}
        >
          {t('allowChanges')}
        </Checkbox>
        <Checkbox
          checked={draft.statistics}
          onChange={(event) => onChange({ ...draft, statistics: event.target.checked })}
        >
          {t('allowStatistics')}
        </Checkbox>
      </div>
    </>
  );
}
