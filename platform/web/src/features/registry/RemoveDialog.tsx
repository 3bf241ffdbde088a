import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { words } from '@/lib/words';
import { deleteRecord, type FullRecord } from './api';

/** Deleting asks why, and says what stays. */
export function RemoveDialog({ record, onClose }: { record: FullRecord; onClose: () => void }) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState(false);
  const remove = async () => {
    setRunning(true);
    try {
      await deleteRecord(record.registry, record.id, reason.trim());
      message.success(t('remove.done', { title: record.title }));
      onClose();
      void navigate(-1);
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
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: running }}
      onOk={() => void remove()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t('remove.text')}</p>
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
