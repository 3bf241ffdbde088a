import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deeds, type Deed, type TaskDetail, type TaskSummary } from './api';
import { DeedDialog } from './DeedDialog';

interface Props {
  task: TaskDetail;
  onReload: () => void;
  /** Shows another task: the case has gone on. */
  onMoved: (id: string) => void;
}

/** Everything that can be done to a task beside working on it, in one menu. */
export function DeedMenu({ task, onReload, onMoved }: Props) {
  const { t } = useTranslation('task');
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Deed | null>(null);
  const offered = deeds.filter((deed) => task.operations.includes(deed));
  if (offered.length === 0) return null;
  const done = (now: TaskSummary) => {
    setChosen(null);
    if (now.id === task.id) onReload();
    else onMoved(now.id);
    for (const queryKey of [['tasks'], ['home'], ['instance'], ['record']]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: offered.map((deed) => ({ key: deed, label: t(`deed.${deed}`) })),
          onClick: ({ key }) => setChosen(deeds.find((deed) => deed === key) ?? null),
        }}
      >
        <Button>{t('deed.more')}</Button>
      </Dropdown>
      {chosen && <DeedDialog task={task} deed={chosen} onClose={() => setChosen(null)} onDone={done} />}
    </>
  );
}
