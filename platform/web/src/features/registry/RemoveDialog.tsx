import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { words } from '@/lib/words';
import { deleteRecord, type FullRecord } from './api';
import { useUses } from './merge/api';
import { UseList } from './merge/UseList';

interface Props {
  record: FullRecord;
  onClose: () => void;
  /** Instead of going back to where the record was opened from. */
  onDone?: () => void;
}

/** Deleting asks why, and says what stays. */
export function RemoveDialog({ record, onClose, onDone }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState(false);
  const [despite, setDespite] = useState(false);
  const { t: list } = useTranslation('list');
  const found = useUses(record.registry, record.id);
  const uses = found.data ?? [];
  const remove = async () => {
    setRunning(true);
    try {
      await deleteRecord(record, reason.trim(), despite);
      message.success(t('remove.done', { title: record.title }));
      onClose();
      if (onDone) onDone();
      else void navigate(-1);
      await client.invalidateQueries({ queryKey: ['rows'] });
    } catch (failure) {
      message.error(words(failure));
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      title={t('remove.title', { title: record.title })}
      okText={common('remove')}
      cancelText={common('cancel')}
      okButtonProps={{
        danger: true,
        disabled: reason.trim() === '' || found.isPending || (uses.length > 0 && !despite),
        loading: running,
      }}
      onOk={() => void remove()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t('remove.text')}</p>
      {uses.length > 0 && (
        <>
          <Alert type="warning" showIcon title={list('removeUsed')} style={{ marginBottom: 12 }} />
          <UseList uses={uses} />
          <Checkbox
            style={{ marginBottom: 12 }}
            checked={despite}
            onChange={(event) => setDespite(event.target.checked)}
          >
            {list('removeDespite')}
          </Checkbox>
        </>
      )}
      <Input.TextArea
        autoFocus
        aria-label={t('remove.reason')}
        placeholder={t('remove.reason')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}
