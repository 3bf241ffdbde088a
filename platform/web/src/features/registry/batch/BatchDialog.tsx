import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { useRegistry } from '../api';
import styles from '../ListTools.module.css';
import { BatchFrame, type Listed } from './BatchFrame';
import { BatchValue } from './BatchValue';

interface Change {
  name?: string;
  value: unknown;
}

const unfit = ['files', 'table', 'point'];
const most = 5;

/** Fields of many records get a new value. */
export function BatchDialog(listed: Listed) {
  const { screen } = listed;
  const { t } = useTranslation('recordBatch');
  const label = useLabel();
  const registry = useRegistry(screen.registry).data;
  const [changes, setChanges] = useState<Change[]>([{ value: null }]);
  const statuses = registry?.statuses ?? [];
  const anyField = screen.bulkActions.includes('change');
  const fields = (registry?.fields ?? []).filter(
    (field) => anyField && !field.readOnly && !unfit.includes(field.type),
  );
  const named = changes.filter((one) => one.name !== undefined);
  const complete =
    named.length === changes.length && named.every((one) => one.name !== 'status' || one.value);
  const set = (at: number, change: Change | null) =>
    setChanges(changes.flatMap((one, i) => (i === at ? (change ? [change] : []) : [one])));
  return (
    <BatchFrame
      {...listed}
      kind="change"
      title={t('kinds.change.open')}
      values={Object.fromEntries(named.map((one) => [one.name ?? '', one.value]))}
      complete={complete}
      reasoned
    >
      {changes.map((change, at) => (
        <div key={at} className={styles.change}>
          <Select
            aria-label={t('field')}
            placeholder={t('field')}
            showSearch={{ optionFilterProp: 'label' }}
            value={change.name}
            onChange={(name: string) => set(at, { name, value: null })}
            options={[
              ...(statuses.length > 0 ? [{ value: 'status', label: t('status') }] : []),
              ...fields.map((field) => ({ value: field.name, label: label(field.label) })),
            ].filter((one) => one.value === change.name || !named.some((other) => other.name === one.value))}
          />
          <div className={styles.value}>
            {change.name && (
              <BatchValue
                key={change.name}
                field={fields.find((field) => field.name === change.name)}
                statuses={statuses}
                value={change.value}
                onChange={(value) => set(at, { ...change, value })}
              />
            )}
            {change.name && change.name !== 'status' && change.value === null && (
              <span className={styles.muted}>{t('empty')}</span>
            )}
          </div>
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('without')}
            disabled={changes.length === 1}
            onClick={() => set(at, null)}
          />
        </div>
      ))}
      {changes.length < most && (
        <div>
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setChanges([...changes, { value: null }])}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </BatchFrame>
  );
}
