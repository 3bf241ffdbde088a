import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { FormFrame } from '@/components/FormFrame';
import { Moment } from '@/components/Moment';
import { Waiting } from '@/components/Waiting';
import { useForm, type TimelineEntry } from './api';

/** What somebody filled in then, in the form that asked for it. */
export function Submission({ entry, step }: { entry: TimelineEntry; step: string }) {
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
        {open && <Filled entry={entry} />}
      </Modal>
    </div>
  );
}

function Filled({ entry }: { entry: TimelineEntry }) {
  const form = useForm(entry.formId, entry.formVersion);
  if (form.data) return <FormFrame schema={form.data.schema} data={entry.values} readOnly />;
  if (form.error) return <Failure error={form.error} retry={() => void form.refetch()} />;
  return <Waiting />;
}
