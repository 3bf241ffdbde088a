import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { DraftControl } from '@/components/draft';
import { ApiError, type FieldError } from '@/lib/api';
import type { FormHandle, FormValues } from '@/lib/form-view';
import { randomKey } from '@/lib/key';
import { isStatus, words } from '@/lib/words';
import { complete, type TaskDetail, type TaskSummary } from './api';

export type OnCompleted = (done: { task: TaskDetail; next: TaskSummary | undefined }) => Promise<void>;

const touched = (task: TaskDetail) => [
  ['tasks'],
  ['home'],
  ['task', task.id],
  ['instance'],
  ['instances'],
  ['record'],
  ['rows'],
];

/** Completes a task once, however often the button is pressed or the line drops. */
export function useSubmit(task: TaskDetail, onCompleted: OnCompleted, draft: DraftControl) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [errors, setErrors] = useState<FieldError[]>([]);
  // How many fields the server refused; 0: the form itself found something.
  const [invalid, setInvalid] = useState<number | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const running = useRef(false);
  const key = useRef(randomKey());
  const { hold, release, stop } = draft;

  const refused = useCallback(
    (failure: unknown) => {
      release();
      // A refusal settled this key; a lost answer did not: the same key finds out what became of it.
      if (!isStatus(failure, 0)) key.current = randomKey();
      if (failure instanceof ApiError && failure.errors.length > 0) {
        setErrors(failure.errors);
        setInvalid(failure.errors.length);
        return;
      }
      message.error({ content: words(failure), duration: 10 });
      if (isStatus(failure, 404, 409, 410)) void client.invalidateQueries({ queryKey: ['task', task.id] });
    },
    [client, message, release, task.id],
  );

  const send = useCallback(
    async (data: FormValues) => {
      await hold();
      const { next } = await complete(task.id, data, task.form.version, key.current);
      stop();
      await onCompleted({ task, next: next.find((one) => one.id !== task.id) });
      touched(task).forEach((queryKey) => void client.invalidateQueries({ queryKey }));
    },
    [client, hold, onCompleted, stop, task],
  );

  const submit = useCallback(
    (form: FormHandle) => {
      if (running.current) return;
      const data = form.submit();
      setErrors([]);
      setInvalid(data === null ? 0 : null);
      if (data === null) return;
      running.current = true;
      setSubmitting(true);
      void send(data)
        .catch(refused)
        .finally(() => {
          running.current = false;
          setSubmitting(false);
        });
    },
    [refused, send],
  );
  return { submit, submitting, errors, invalid };
}
