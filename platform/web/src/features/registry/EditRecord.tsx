import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DraftLine, isUnsafe, useDraft } from '@/components/draft';
import { FormFrame } from '@/components/FormFrame';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import type { FormValues } from '@/lib/form-view';
import { askedKeys, topComponents } from '@/lib/form-schema';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import { isCode, isStatus, words } from '@/lib/words';
import {
  changeRecord,
  loadRecord,
  usePast,
  type FullRecord,
  type RegistryForm,
  type RegistryScreen,
} from './api';
import { ConflictNotice } from './ConflictNotice';
import { changedValues } from './differences';
import {
  draftSubject,
  loadDraft,
  removeRecordDraft,
  saveRecordDraft,
  useRecordDraft,
  type DraftOf,
  type RecordDraft,
} from './draft/api';
import { DraftState } from './draft/DraftState';
import { EditorBar } from './EditorBar';
import { BackButton } from './RecordView';
import { useEditor } from './useEditor';
import styles from './Editor.module.css';

interface Props {
  screen: RegistryScreen;
  form: RegistryForm;
  record: FullRecord;
  failure: (error: unknown) => ReactNode;
}

const isConflict = (failure: unknown) => isCode(failure, 'registry.stale') || isStatus(failure, 412);

/** Changes a record, or goes on with a change that was begun. */
export function EditRecord(props: Props) {
  const [turn, setTurn] = useState(0);
  return <BegunChange key={turn} {...props} turn={turn} onReload={() => setTurn(turn + 1)} />;
}

function BegunChange({ turn, ...props }: Props & { turn: number; onReload: () => void }) {
  const { registry, id, version } = props.record;
  const of = { registry, record: id };
  const draft = useRecordDraft(of, turn);
  const begunAt = draft.data?.base ?? version;
  const then = usePast(registry, id, begunAt, begunAt < version);
  const error = draft.error ?? then.error;
  if (draft.data !== undefined && (begunAt >= version || then.data))
    return <Change {...props} of={of} opened={draft.data} begunAt={then.data ?? props.record} />;
  return error ? props.failure(error) : <Waiting lines={14} />;
}

interface ChangeProps extends Omit<Props, 'failure'> {
  of: DraftOf;
  opened: RecordDraft | null;
  /** The record as it was when the change was begun. */
  begunAt: FullRecord;
  onReload: () => void;
}

/** What somebody else changed meanwhile is shown, never overwritten unseen. */
function Change({ screen, form: newest, record, of, opened, begunAt, onReload }: ChangeProps) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { form, errors, saving, submit } = useEditor();
  const [base, setBase] = useState(begunAt);
  const [mine, setMine] = useState<FormValues>(opened?.values ?? {});
  const [latest, setLatest] = useState<FullRecord | undefined>(
    begunAt.version === record.version ? undefined : record,
  );
  // What differs from the record: the form itself may not be there yet when it is asked for.
  const typed = useRef<FormValues>(opened?.values ?? {});
  const [reason, setReason] = useState('');
  const [done, setDone] = useState(false);
  const filled = opened?.form ?? newest;
  const asked = useMemo(() => askedKeys(topComponents(filled.schema)), [filled]);
  const data = useMemo<FormValues>(() => ({ ...base.values, ...mine }), [base, mine]);
  const draft = useDraft({
    subject: `${draftSubject(of)} ${filled.version}`,
    allowed: true,
    version: opened?.version ?? 0,
    save: async (values, version) => {
      const saved = await saveRecordDraft(of, {
        values,
        version,
        formVersion: filled.version,
        base: base.version,
      });
      if (version === 0) void client.invalidateQueries({ queryKey: ['record-drafts'] });
      if (saved.current !== null && saved.current !== base.version)
        setLatest(await loadRecord(base.registry, base.id));
      return saved;
    },
    current: async () => (await loadDraft(of))?.version ?? 0,
  });

  useEffect(() => {
    if (done) void navigate(recordAddress(record.registry, record.id), { replace: true });
  }, [done, navigate, record.registry, record.id]);

  const save = () =>
    submit('save', async (values) => {
      const changes = changedValues(base.values, values, asked);
      await draft.flush();
      await draft.hold();
      try {
        const through = { version: filled.version };
        const saved = await changeRecord(
          base.registry,
          base.id,
          base.version,
          changes,
          reason.trim(),
          through,
        );
        draft.stop();
        client.setQueryData(['record', saved.registry, saved.id], saved);
        void client.invalidateQueries({ queryKey: ['rows'] });
        void client.invalidateQueries({ queryKey: ['record-drafts'] });
        void client.invalidateQueries({ queryKey: ['record', saved.registry, saved.id, 'history'] });
        message.success(t('saved'));
        setDone(true);
      } catch (failure) {
        draft.release();
        if (!isConflict(failure)) throw failure;
        setLatest(await loadRecord(base.registry, base.id));
      }
    });
  const changed = (values: FormValues) => {
    typed.current = changedValues(base.values, values, asked);
    draft.changed(typed.current);
  };
  const discarded = () => {
    void client.invalidateQueries({ queryKey: ['record', record.registry, record.id] });
    onReload();
  };
  /** On top of what the record says now, or without what was typed. */
  const goOn = async (keep: boolean) => {
    if (!latest) return;
    if (!keep) {
      await draft.hold();
      try {
        await removeRecordDraft(of);
      } catch (failure) {
        draft.release();
        message.error(words(failure));
        return;
      }
      draft.stop();
      client.setQueryData(['record', latest.registry, latest.id], latest);
      onReload();
      return;
    }
    const kept = typed.current;
    setMine(kept);
    setBase(latest);
    setLatest(undefined);
    draft.changed(kept);
  };
  return (
    <>
      <PageHead
        above={<BackButton />}
        title={t('editTitle', { label: label(screen.label) })}
        below={record.title}
      />
      <div className={styles.body}>
        {latest && (
          <ConflictNotice screen={screen} base={base} latest={latest} onChoose={(keep) => void goOn(keep)} />
        )}
        <DraftState
          of={of}
          opened={opened}
          form={filled}
          draft={draft}
          onReload={onReload}
          onDiscarded={discarded}
        />
        <Section>
          <FormFrame
            ref={form}
            schema={filled.schema}
            data={data}
            errors={errors}
            onChange={changed}
            onSubmitRequest={() => void save()}
          />
          <EditorBar
            beside={
              <>
                <DraftLine state={draft.state} />
                <Input
                  aria-label={t('reasonLabel')}
                  placeholder={`${t('reasonLabel')}：${t('reasonHint')}`}
                  maxLength={200}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </>
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
      <LeaveGuard dirty={isUnsafe(draft.state) && !done} />
    </>
  );
}
