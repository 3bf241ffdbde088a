import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { removeRecordDraft, type DraftOf } from './api';

/** Asks, then removes a draft; `then` once it is gone. */
export function useDiscard() {
  const { t } = useTranslation('draft');
  const { t: common } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  return (of: DraftOf, then: () => void) =>
    void modal.confirm({
      title: t('draft.removeTitle'),
      content: t('draft.removeText'),
      okText: t('draft.remove'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: async () => {
        try {
          await removeRecordDraft(of);
          message.success(t('draft.removed'));
          then();
          await client.invalidateQueries({ queryKey: ['record-drafts'] });
        } catch (failure) {
          message.error(words(failure));
        }
      },
    });
}
