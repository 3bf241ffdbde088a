import { useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { recordAddress } from '@/lib/records';
import { words } from '@/lib/words';
import { revive, type Deleted } from './api';

/** Asks why, and puts a record back. */
export function useRevive() {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (one: Deleted) => {
    let reason = '';
    modal.confirm({
      title: t('bin.reviveTitle', { title: one.record.title }),
      content: (
        <Input.TextArea
          rows={2}
          maxLength={500}
          aria-label={t('bin.reason')}
          placeholder={t('bin.reason')}
          onChange={(event) => (reason = event.target.value)}
        />
      ),
      okText: t('bin.revive'),
      cancelText: common('cancel'),
      onOk: async () => {
        try {
          await revive(one, reason.trim());
          message.success(t('bin.revived', { title: one.record.title }));
          await client.invalidateQueries();
          void navigate(recordAddress(one.record.registry, one.record.id));
        } catch (failure) {
          message.error({ content: words(failure), duration: 8 });
        }
      },
    });
  };
}
