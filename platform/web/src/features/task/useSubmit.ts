import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { ApiError, type FieldError } from '@/lib/api';
import type { FormHandle } from '@/lib/form-view';
import { randomKey } from '@/lib/key';
import { isStatus, words } from '@/lib/words';
import { complete, type TaskDetail } from './api';

type OnCompleted = (done: { task: TaskDetail; next: string | undefined; name: string }) => void;

/** Completes a task once, however often the button is pressed or the line drops. */
export function useSubmit(task: TaskDetail, onCompleted: OnCompleted, stopDraft: () => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [errors, setErrors] = useState<FieldError[]>([]);
  // How many fields the server refused; 0: the form itself found something.
  const [invalid, setInvalid] = useState<number | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const running = useRef(false);
  const key = useRef(randomKey());

  const refused = useCallback(
    (failure: unknown) => {
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
    [client, message, task.id],
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
      complete(task.id, data, key.current)
        .then(({ next }) => {
          stopDraft();
          const following = next.find((one) => one.id !== task.id);
          onCompleted({ task, next: following?.id, name: following?.name ?? '' });
          for (const queryKey of [
            ['tasks'],
            ['home'],
            ['task', task.id],
            ['instance'],
            ['instances'],
            ['record'],
            ['rows'],
          ])
            void client.invalidateQueries({ queryKey });
        })
        .catch(refused)
        .finally(() => {
          running.current = false;
          setSubmitting(false);
        });
    },
    [client, onCompleted, refused, stopDraft, task],
  );
  return { submit, submitting, errors, invalid };
}
