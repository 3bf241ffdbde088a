import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormFrame } from '@/components/FormFrame';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import type { FormSchema, FormValues } from '@/lib/form-view';
import { askedKeys, topComponents } from '@/lib/form-schema';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import { isCode, isStatus } from '@/lib/words';
import { changeRecord, loadRecord, type FullRecord, type RegistryScreen } from './api';
import { ConflictNotice } from './ConflictNotice';
import { changedValues } from './differences';
import { EditorBar } from './EditorBar';
import { BackButton } from './RecordView';
import { useEditor } from './useEditor';
import styles from './Editor.module.css';

interface Props {
  screen: RegistryScreen;
  schema: FormSchema;
  record: FullRecord;
}

const isConflict = (failure: unknown) => isCode(failure, 'registry.stale') || isStatus(failure, 412);

/** Changes a record; what somebody else changed meanwhile is shown, never overwritten unseen. */
export function EditRecord({ screen, schema, record }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { form, errors, saving, dirty, setDirty, submit } = useEditor();
  const [base, setBase] = useState(record);
  const [mine, setMine] = useState<FormValues>({});
  const [latest, setLatest] = useState<FullRecord>();
  const [reason, setReason] = useState('');
  const [done, setDone] = useState(false);
  const asked = useMemo(() => askedKeys(topComponents(schema)), [schema]);
  const data = useMemo<FormValues>(() => ({ ...base.values, ...mine }), [base, mine]);

  useEffect(() => {
    if (done) void navigate(recordAddress(record.registry, record.id), { replace: true });
  }, [done, navigate, record.registry, record.id]);

  const save = () =>
    submit('save', async (values) => {
      const changes = changedValues(base.values, values, asked);
      try {
        const saved = await changeRecord(base.registry, base.id, base.version, changes, reason.trim());
        client.setQueryData(['record', saved.registry, saved.id], saved);
        void client.invalidateQueries({ queryKey: ['rows'] });
        void client.invalidateQueries({ queryKey: ['record', saved.registry, saved.id, 'history'] });
        setDirty(false);
        message.success(t('saved'));
        setDone(true);
      } catch (failure) {
        if (!isConflict(failure)) throw failure;
        setLatest(await loadRecord(base.registry, base.id));
      }
    });
  const goOn = (keep: boolean) => {
    if (!latest) return;
    setMine(keep ? changedValues(base.values, form.current?.values() ?? {}, asked) : {});
    setBase(latest);
    setLatest(undefined);
    setDirty(keep);
  };
  return (
    <>
      <PageHead
        above={<BackButton />}
        title={t('editTitle', { label: label(screen.label) })}
        below={record.title}
      />
      <div className={styles.body}>
        {latest && <ConflictNotice screen={screen} base={base} latest={latest} onChoose={goOn} />}
        <Section>
          <FormFrame
            ref={form}
            schema={schema}
            data={data}
            errors={errors}
            onChange={() => setDirty(true)}
            onSubmitRequest={() => void save()}
          />
          <EditorBar
            beside={
              <Input
                aria-label={t('reasonLabel')}
                placeholder={`${t('reasonLabel')}：${t('reasonHint')}`}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            }
          >
            <Button
              type="primary"
              disabled={latest !== undefined}
              loading={saving !== null}
              onClick={() => void save()}
            >
              {common('save')}
            </Button>
          </EditorBar>
        </Section>
      </div>
      <LeaveGuard dirty={dirty && !done} />
    </>
  );
}
