import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { isExternal, markRead, useTask } from './api';
import { ExternalTodo } from './ExternalTodo';
import { TaskView, type TaskSlots } from './TaskView';
import type { OnCompleted } from './useSubmit';

interface Props extends TaskSlots {
  id: string;
  above?: ReactNode;
  onCompleted: OnCompleted;
  /** The case is at another task now. */
  onMoved: (id: string) => void;
}

/** Loads a task and shows it. */
export function TaskPane(props: Props) {
  return isExternal(props.id) ? <ExternalTodo id={props.id} above={props.above} /> : <OwnTask {...props} />;
}

function OwnTask({ id, ...rest }: Props) {
  const client = useQueryClient();
  const [generation, setGeneration] = useState(0);
  const { data, error, refetch } = useTask(id);
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded) markRead(client, id);
  }, [client, id, loaded]);
  const reload = () => {
    void client.resetQueries({ queryKey: ['task', id] }).then(() => setGeneration((count) => count + 1));
  };
  if (data) return <TaskView key={`${id}/${generation}`} task={data} onReload={reload} {...rest} />;
  if (error) {
    return (
      <div style={{ padding: 16 }}>
        {rest.above}
        <Failure error={error} retry={() => void refetch()} />
      </div>
    );
  }
  return <Waiting lines={10} />;
}
