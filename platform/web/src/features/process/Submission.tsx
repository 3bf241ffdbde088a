import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { FormFrame } from '@/components/FormFrame';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import type { RecordRef } from '@/lib/records';
import { useForm, useValuesThen, type TimelineEntry } from './api';
import { filled } from './filled';

interface Props {
  entry: TimelineEntry;
  step: string;
  record: RecordRef;
}

/** What somebody filled in then, in the form that asked for it. */
export function Submission({ entry, step, record }: Props) {
  const { t } = useTranslation('process');
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(true)}>
        {t('submission', { step })}
      </Button>
      <Modal
        open={open}
        title={step}
        footer={null}
        width={760}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <p style={{ marginBottom: 12 }}>
          {entry.person?.name} <Moment at={entry.at} />
        </p>
        {open && <Filled entry={entry} record={record} />}
      </Modal>
    </div>
  );
}

function Filled({ entry, record }: Omit<Props, 'step'>) {
  const form = useForm(entry.formId, entry.formVersion);
  const known = useValuesThen(record, entry.at);
  const schema = form.data?.schema;
  const data = useMemo(
    () => (schema && known.isFetched ? filled(schema, entry.values, known.data ?? {}, entry.at) : undefined),
    [schema, entry.values, entry.at, known.isFetched, known.data],
  );
  if (schema && data) return <FormFrame schema={schema} data={data} readOnly />;
  if (form.error) return <Failure error={form.error} retry={() => void form.refetch()} />;
  return <Waiting />;
}
