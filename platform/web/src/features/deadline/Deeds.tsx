import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { randomKey } from '@/lib/key';
import { words } from '@/lib/words';
import { supervise, transfer, urge, type Row } from './api';
import { PersonSelect } from './PersonSelect';
import styles from './Cockpit.module.css';

type Deed = 'urge' | 'supervise' | 'transfer';

interface Fields {
  text: string;
  to?: string | null;
  period?: string;
}

interface Outcome {
  row: Row;
  error: string | null;
}

/** What a leader does about the chosen tasks: urge, supervise, give to somebody else. Each task for itself. */
export function Deeds({ rows, onDone }: { rows: Row[]; onDone: () => void }) {
  const { t } = useTranslation('deadline');
  const [deed, setDeed] = useState<Deed | null>(null);
  const nothing = rows.length === 0;
  return (
    <div className={styles.bar}>
      <span>{t('selected', { count: rows.length })}</span>
      <Button type="primary" disabled={nothing} onClick={() => setDeed('supervise')}>
        {t('supervise.do')}
      </Button>
      <Button disabled={nothing} onClick={() => setDeed('urge')}>
        {t('urge.do')}
      </Button>
      <Button disabled={nothing} onClick={() => setDeed('transfer')}>
        {t('transfer.do')}
      </Button>
      {deed && (
        <DeedDialog
          deed={deed}
          rows={rows}
          onClose={(done) => {
            setDeed(null);
            if (done) onDone();
          }}
        />
      )}
    </div>
  );
}

async function each(rows: Row[], act: (row: Row) => Promise<unknown>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const error = await act(row).then(
      () => null,
      (failure: unknown) => words(failure),
    );
    outcomes.push({ row, error });
  }
  return outcomes;
}

async function run(deed: Deed, rows: Row[], fields: Fields): Promise<Outcome[]> {
  if (deed === 'urge') return each(rows, (row) => urge(row.id, fields.text, randomKey()));
  if (deed === 'transfer')
    return each(rows, (row) => transfer(row.id, fields.to ?? '', fields.text, randomKey()));
  const made = await supervise(
    rows.map((row) => row.id),
    fields.text,
    fields.period ?? '2 WD',
    fields.to ?? null,
  );
  return rows.map((row) => ({ row, error: made.find((one) => one.taskId === row.id)?.error ?? null }));
}

interface DialogProps {
  deed: Deed;
  rows: Row[];
  onClose: (done: boolean) => void;
}

function DeedDialog({ deed, rows, onClose }: DialogProps) {
  const { t } = useTranslation('deadline');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const submit = async (fields: Fields) => {
    setBusy(true);
    try {
      const outcomes = await run(deed, rows, fields);
      const failed = outcomes.filter((outcome) => outcome.error !== null);
      if (failed.length === 0) {
        message.success(t('result.done', { count: outcomes.length }));
      } else {
        modal.warning({
          title: t('result.some', { done: outcomes.length - failed.length, failed: failed.length }),
          content: (
            <ul>
              {failed.map(({ row, error }) => (
                <li key={row.id}>
                  {row.record.title}：{error}
                </li>
              ))}
            </ul>
          ),
        });
      }
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await client.invalidateQueries({ queryKey: ['supervisions'] });
      onClose(true);
    } catch (failure) {
      message.error(words(failure));
      setBusy(false);
    }
  };
  const required = [{ required: true, whitespace: true, message: '' }];
  return (
    <Modal
      open
      title={t(`${deed}.title`, { count: rows.length })}
      okText={t(`${deed}.do`)}
      cancelText={common('cancel')}
      confirmLoading={busy}
      onCancel={() => onClose(false)}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ period: '2 WD', text: deed === 'urge' ? t('urge.default') : '' }}
        onFinish={(fields) => void submit(fields)}
      >
        {deed === 'transfer' && (
          <Form.Item name="to" label={t('transfer.to')} rules={required}>
            <PersonSelect />
          </Form.Item>
        )}
        <Form.Item
          name="text"
          label={t(
            deed === 'supervise' ? 'supervise.demand' : deed === 'urge' ? 'urge.reason' : 'transfer.reason',
          )}
          rules={required}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        {deed === 'supervise' && (
          <>
            <Form.Item name="period" label={t('supervise.period')}>
              <Select
                options={[1, 2, 3, 5, 10].map((count) => ({
                  value: `${count} WD`,
                  label: t('supervise.days', { count }),
                }))}
              />
            </Form.Item>
            <Form.Item name="to" label={t('supervise.to')}>
              <PersonSelect placeholder={t('supervise.toHolder')} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  );
}
