import { lazy, Suspense } from 'react';
import type { FormViewProps } from '@/lib/form-view';
import { Waiting } from './Waiting';

const FormView = lazy(async () => ({ default: (await import('@/features/form')).FormView }));

/** A form, whose runtime is loaded when the first one is shown. */
export function FormFrame(props: FormViewProps) {
  return (
    <Suspense fallback={<Waiting lines={8} />}>
      <FormView {...props} />
    </Suspense>
  );
}
