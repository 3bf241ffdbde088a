import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLabel } from '@/lib/i18n';
import type { Count } from '@/lib/query';
import { words } from '@/lib/words';
import { useRegistry, type ViewScreen } from '../api';
import styles from '../ListTools.module.css';
import { startBatch } from './api';
import { BatchValue } from './BatchValue';
import { WhichRows } from './WhichRows';

interface Props {
  screen: ViewScreen;
  /** Records chosen one by one; none: all that the list finds. */
  chosen: string[];
  /** How many the list finds. */
  count: Count | null | undefined;
  parameters: Record<string, string[]>;
  onClose: () => void;
}

interface Change {
  name?: string;
  value: unknown;
}

const unfit = ['files', 'table', 'point'];
const most = 5;

/** Fields of many records get a new value; what becomes of each is told before anything changes. */
export function BatchDialog({ screen, chosen, count, parameters, onClose }: Props) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const registry = useRegistry(screen.registry).data;
  const [all, setAll] = useState(chosen.length === 0);
  const [changes, setChanges] = useState<Change[]>([{ value: null }]);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const statuses = registry?.statuses ?? [];
  const anyField = screen.bulkActions.includes('change');
  const fields = (registry?.fields ?? []).filter(
    (field) => anyField && !field.readOnly && !unfit.includes(field.type),
  );
  const named = changes.filter((one) => one.name !== undefined);
  const complete =
    named.length === changes.length &&
    named.every((one) => one.name !== 'status' || one.value) &&
    reason.trim() !== '';
  const set = (at: number, change: Change | null) =>
    setChanges(changes.flatMap((one, i) => (i === at ? (change ? [change] : []) : [one])));
  const start = async () => {
    setRunning(true);
    try {
      const batch = await startBatch({
        view: screen.view,
        parameters,
        ids: all ? null : chosen,
        values: Object.fromEntries(named.map((one) => [one.name ?? '', one.value])),
        reason: reason.trim(),
      });
      void navigate(`/record-batches/${batch.id}`);
    } catch (failure) {
      setRefusal(words(failure));
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      width={620}
      title={t('batch.kinds.change.open')}
      okText={t('batch.try')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: !complete, loading: running }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <div className={styles.fields}>
        <p style={{ margin: 0 }}>{t('batch.kinds.change.what')}</p>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        <WhichRows all={all} chosen={chosen.length} count={count} onChange={setAll} />
        {changes.map((change, at) => (
          <div key={at} className={styles.change}>
            <Select
              aria-label={t('batch.field')}
              placeholder={t('batch.field')}
              showSearch={{ optionFilterProp: 'label' }}
              value={change.name}
              onChange={(name: string) => set(at, { name, value: null })}
              options={[
                ...(statuses.length > 0 ? [{ value: 'status', label: t('batch.status') }] : []),
                ...fields.map((field) => ({ value: field.name, label: label(field.label) })),
              ].filter(
                (one) => one.value === change.name || !named.some((other) => other.name === one.value),
              )}
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
                <span className={styles.muted}>{t('batch.empty')}</span>
              )}
            </div>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('batch.without')}
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
              {t('batch.more')}
            </Button>
          </div>
        )}
        <Input.TextArea
          rows={2}
          maxLength={500}
          aria-label={t('batch.kinds.change.reason')}
          placeholder={t('batch.kinds.change.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  );
}
