import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormFrame } from '@/components/FormFrame';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import type { FormSchema, FormValues } from '@/lib/form-view';
import { useLabel } from '@/lib/i18n';
import { randomKey } from '@/lib/key';
import { recordAddress } from '@/lib/records';
import { words } from '@/lib/words';
import { createRecord, useNewRecord, type Action, type FullRecord, type RegistryScreen } from './api';
import { EditorBar } from './EditorBar';
import { BackButton } from './RecordView';
import { offered, useAction } from './useAction';
import { useEditor } from './useEditor';
import styles from './Editor.module.css';

interface Props {
  screen: RegistryScreen;
  schema: FormSchema;
  failure: (error: unknown) => ReactNode;
}

/** A new record, which begins with what its registry fills in by itself. */
export function CreateRecord({ failure, ...props }: Props) {
  const { data, error } = useNewRecord(props.screen.registry);
  if (data) return <NewRecord {...props} begun={data.values} />;
  return error ? failure(error) : <Waiting lines={14} />;
}

/** Where the registry starts a process, it is saved as a draft or started at once. */
function NewRecord({ screen, schema, begun }: Omit<Props, 'failure'> & { begun: FormValues }) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { form, errors, saving, dirty, setDirty, submit } = useEditor();
  const action = useAction(screen.registry);
  const keys = useRef({ create: randomKey(), start: randomKey() });
  const created = useRef<FullRecord>(undefined);
  const [done, setDone] = useState<string>();
  const starts = screen.actions.filter(
    (one) => one.process && offered(one, screen.statuses[0]?.code ?? null),
  );

  useEffect(() => {
    if (done) void navigate(done, { replace: true });
  }, [done, navigate]);

  const save = async (values: FormValues) => {
    const record = await createRecord(screen.registry, values, keys.current.create).catch(
      (failure: unknown) => {
        keys.current.create = randomKey();
        throw failure;
      },
    );
    created.current = record;
    client.setQueryData(['record', record.registry, record.id], record);
    setDirty(false);
    void client.invalidateQueries({ queryKey: ['rows'] });
    return record;
  };
  const finish = (record: FullRecord) => setDone(recordAddress(record.registry, record.id));
  const saveOnly = () =>
    submit('save', async (values) => {
      const record = await save(values);
      message.success(t('createdNamed', { title: record.title }));
      finish(record);
    });
  const saveAndStart = (one: Action) =>
    submit(one.action, async (values) => {
      const record = await save(values);
      try {
        await action.start(one, record.id, keys.current.start);
      } catch (failure) {
        message.warning({ content: t('startFailed', { reason: words(failure) }), duration: 10 });
      }
      finish(record);
    });
  const main = starts.at(-1);
  return (
    <>
      <PageHead above={<BackButton />} title={t('createTitle', { label: label(screen.label) })} />
      <div className={styles.body}>
        <Section>
          <FormFrame
            ref={form}
            schema={schema}
            data={begun}
            errors={errors}
            onChange={() => setDirty(true)}
            onSubmitRequest={() => void (main ? saveAndStart(main) : saveOnly())}
          />
          <EditorBar>
            <Button
              type={starts.length === 0 ? 'primary' : 'default'}
              loading={saving === 'save'}
              onClick={() => void saveOnly()}
            >
              {starts.length === 0 ? common('save') : t('saveDraft')}
            </Button>
            {starts.map((one) => (
              <Button
                key={one.action}
                type={one === main ? 'primary' : 'default'}
                loading={saving === one.action}
                onClick={() => void saveAndStart(one)}
              >
                {label(one.label)}
              </Button>
            ))}
          </EditorBar>
        </Section>
      </div>
      <LeaveGuard dirty={dirty && done === undefined} />
    </>
  );
}
