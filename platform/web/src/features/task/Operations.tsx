import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isStatus, words } from '@/lib/words';
import { claim, unclaim, type TaskDetail, type TaskSummary } from './api';

/** Accepts a task; whoever was quicker is told of in plain words. */
export function useClaim() {
  const { t } = useTranslation('task');
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (task: TaskSummary) => claim(task.id),
    onSuccess: (task) => message.success(t('complete.claimed', { name: task.name })),
    onError: (failure) => message.error({ content: words(failure), duration: 8 }),
    onSettled: (_done, _failure, task) => {
      void client.invalidateQueries({ queryKey: ['task', task.id] });
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: ['home'] });
    },
  });
}

interface Props {
  task: TaskDetail;
  kind: 'claim' | 'unclaim';
  onReload: () => void;
}

/** What the model allows beside submitting, exactly as the server lists it. */
export function Operations({ task, kind, onReload }: Props) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const claiming = useClaim();
  if (!task.operations.includes(kind)) return null;
  if (kind === 'claim') {
    return (
      <Button type="primary" loading={claiming.isPending} onClick={() => claiming.mutate(task)}>
        {t('claim')}
      </Button>
    );
  }
  const giveBack = async () => {
    try {
      await unclaim(task.id);
      message.success(t('complete.unclaimed', { name: task.name }));
      onReload();
      await client.invalidateQueries({ queryKey: ['tasks'] });
    } catch (failure) {
      message.error(words(failure));
      if (isStatus(failure, 404, 409)) onReload();
    }
  };
  const ask = () =>
    modal.confirm({
      title: t('unclaim'),
      content: t('complete.confirmUnclaim'),
      okText: t('unclaim'),
      cancelText: common('cancel'),
      onOk: giveBack,
    });
  return <Button onClick={() => void ask()}>{t('unclaim')}</Button>;
}
