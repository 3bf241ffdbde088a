import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { engineIsLate, whereNext } from '@/features/process';
import { myTaskOf, type OnCompleted } from '@/features/task';

interface Ways {
  /** The next step is mine too. */
  open: (task: string) => void;
  leave: () => void;
}

/** After a task is submitted: on to the next one if it is mine, else back, saying who has it now. */
export function useAfterTask(ways: Ways): OnCompleted {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const current = useRef(ways);
  useEffect(() => {
    current.current = ways;
  });
  return useCallback(
    async ({ task, next }) => {
      const { name } = task;
      const where = next ? undefined : await whereNext(task.instanceId, task.elementId);
      const mine =
        next ??
        (where?.kind === 'at'
          ? await myTaskOf(task.instanceId, task.record).catch(() => undefined)
          : undefined);
      if (mine) {
        message.success(t('complete.nextMine', { name, next: mine.name }));
        current.current.open(mine.id);
        return;
      }
      if (where?.kind === 'at') {
        message.success(t('complete.nextOther', { name, next: where.steps.join(common('listSeparator')) }));
      } else if (where?.kind === 'ended') {
        message.success(t('complete.ended', { name }));
      } else message.success(t((await engineIsLate()) ? 'complete.late' : 'complete.done', { name }));
      current.current.leave();
    },
    [message, t, common],
  );
}
