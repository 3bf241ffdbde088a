import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { randomKey } from '@/lib/key';
import { useLabel } from '@/lib/i18n';
import { words } from '@/lib/words';
import { startProcess, type Action } from './api';

interface Target {
  id: string;
  status: string | null;
}

export const offered = (action: Action, status: string | null) =>
  !action.statuses?.length || (status !== null && action.statuses.includes(status));

/** Does what a registry's button stands for, after asking where the definition says so. */
export function useAction(registry: string) {
  const { t } = useTranslation();
  const { t: own } = useTranslation('registry');
  const label = useLabel();
  const { modal, message } = App.useApp();
  const client = useQueryClient();

  const start = async (action: Action, id: string, key: string) => {
    if (!action.process) return;
    await startProcess(action.process, registry, id, key);
    message.success(own('started', { action: label(action.label) }));
    for (const queryKey of [
      ['rows'],
      ['record', registry, id],
      ['instances', registry, id],
      ['tasks'],
      ['home'],
    ])
      void client.invalidateQueries({ queryKey });
  };
  const run = (action: Action, target: Target) => {
    // One key for this press, however often its request has to be sent.
    const key = randomKey();
    const attempt = async () => {
      try {
        await start(action, target.id, key);
      } catch (failure) {
        message.error({ content: words(failure), duration: 8 });
      }
    };
    if (!action.confirm) return attempt();
    modal.confirm({
      title: label(action.label),
      content: label(action.confirm),
      okText: label(action.label),
      cancelText: t('cancel'),
      onOk: attempt,
    });
    return undefined;
  };
  return { run, start };
}
