import { useRef, useState } from 'react';
import { App } from 'antd';
import { ApiError, type FieldError } from '@/lib/api';
import type { FormHandle, FormValues } from '@/lib/form-view';
import { words } from '@/lib/words';

/** Saving what a form holds: once at a time, with the server's errors at its fields. */
export function useEditor() {
  const { message } = App.useApp();
  const form = useRef<FormHandle>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [saving, setSaving] = useState<string | null>(null);
  const running = useRef(false);

  /** Hands the values to `work` if they are valid; `name` says which button turns. */
  const submit = async (name: string, work: (values: FormValues) => Promise<void>) => {
    const values = running.current ? null : (form.current?.submit() ?? null);
    if (values === null) return;
    running.current = true;
    setSaving(name);
    setErrors([]);
    try {
      await work(values);
    } catch (failure) {
      if (failure instanceof ApiError && failure.errors.length > 0) setErrors(failure.errors);
      message.error({ content: words(failure), duration: 8 });
    } finally {
      running.current = false;
      setSaving(null);
    }
  };
  return { form, errors, saving, submit };
}
