import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form.css';
import './fields/checklist/checklist.css';
import './fields/files/files.css';
import './fields/fields.css';
import './messages';
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { FieldError } from '@/lib/api';
import type { FormViewProps } from '@/lib/form-view';
import { currentLanguage, useLanguage } from '@/lib/i18n';
import { Archipelago } from './Archipelago';
import { NoticeBar } from './NoticeBar';
import { SnapshotContext, snapshotOf } from './fields/snapshot';
import { FormRuntime } from './runtime/runtime';
import { sectionFaults, wording } from './runtime/texts';

const none: FieldError[] = [];
const speech = { language: currentLanguage, text: wording, sectionFaults };

/** Shows a form-js form: to be filled in, or as it was submitted. */
export function FormView(props: FormViewProps) {
  const { schema, data, readOnly = false, errors = none, onChange, onSubmitRequest, ref } = props;
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const changed = useRef(onChange);
  const then = useMemo(() => snapshotOf(data), [data]);
  const [runtime, setRuntime] = useState<FormRuntime>();

  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!host.current) return;
    const made = new FormRuntime(host.current, speech, (values) => changed.current?.(values));
    setRuntime(made);
    return () => made.destroy();
  }, []);

  useEffect(() => {
    runtime?.setReadOnly(readOnly);
    void runtime?.fill(schema, data);
  }, [runtime, schema, data, readOnly]);

  useEffect(() => {
    if (errors.length > 0) runtime?.show(errors);
  }, [runtime, errors]);

  useEffect(() => runtime?.redraw(), [runtime, language]);

  useImperativeHandle(
    ref,
    () => ({ submit: () => runtime?.submit() ?? null, values: () => runtime?.values() ?? {} }),
    [runtime],
  );

  return (
    <div
      className={readOnly ? 'jg-form jg-form-readonly' : 'jg-form'}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmitRequest?.();
      }}
      onSubmitCapture={(event) => {
        // Enter in a field must not submit; a button of the form asks the page to.
        event.preventDefault();
        event.stopPropagation();
        const typing = document.activeElement instanceof HTMLInputElement;
        if (!typing && (event.nativeEvent as SubmitEvent).submitter) onSubmitRequest?.();
      }}
    >
      {runtime && <NoticeBar notices={runtime.notices} />}
      <div ref={host} />
      {runtime && (
        <SnapshotContext value={then}>
          <Archipelago islands={runtime.islands} />
        </SnapshotContext>
      )}
    </div>
  );
}
