import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nextSteps } from '@/features/process';
import type { TaskDetail } from '@/features/task';

interface Ways {
  /** The next step is mine too. */
  open: (task: string) => void;
  leave: () => void;
}

/** After a task is submitted: on to the next one if it is mine, else back, saying who has it now. */
export function useAfterTask(ways: Ways) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const current = useRef(ways);
  useEffect(() => {
    current.current = ways;
  });
  return useCallback(
    ({ task, next, name }: { task: TaskDetail; next: string | undefined; name: string }) => {
      if (next) {
        message.success(t('complete.nextMine', { name: task.name, next: name }));
        current.current.open(next);
        return;
      }
      current.current.leave();
      void nextSteps(task.instanceId).then((steps) => {
        if (steps === null) message.success(t('complete.done', { name: task.name }));
        else if (steps.length === 0) message.success(t('complete.ended', { name: task.name }));
        else {
          message.success(
            t('complete.nextOther', { name: task.name, next: steps.join(common('listSeparator')) }),
          );
        }
      });
    },
    [message, t, common],
  );
}
