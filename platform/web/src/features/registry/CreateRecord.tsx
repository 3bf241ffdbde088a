import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DraftLine, isUnsafe, useDraft } from '@/components/draft';
import { FormFrame } from '@/components/FormFrame';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import type { FormValues } from '@/lib/form-view';
import { useLabel } from '@/lib/i18n';
import { randomKey } from '@/lib/key';
import { recordAddress } from '@/lib/records';
import { words } from '@/lib/words';
import {
  createRecord,
  useNewRecord,
  type Action,
  type FullRecord,
  type RegistryForm,
  type RegistryScreen,
} from './api';
import {
  draftSubject,
  loadDraft,
  saveRecordDraft,
  useRecordDraft,
  type DraftOf,
  type RecordDraft,
} from './draft/api';
import { DraftOffers } from './draft/DraftOffers';
import { DraftState } from './draft/DraftState';
import { EditorBar } from './EditorBar';
import { BackButton } from './RecordView';
import { offered, useAction } from './useAction';
import { useEditor } from './useEditor';
import styles from './Editor.module.css';

interface Props {
  screen: RegistryScreen;
  form: RegistryForm;
  failure: (error: unknown) => ReactNode;
}

/** A new record, which begins with what its registry fills in by itself, or goes on with a draft. */
export function CreateRecord(props: Props) {
  const { parameters, change } = useAddress();
  const asked = parameters.get('draft');
  const [own, setOwn] = useState(randomKey);
  const [turn, setTurn] = useState(0);
  // The key of one's own comes into the address with the first saving: nothing is loaded for that.
  const key = asked ?? own;
  const again = () => setTurn(turn + 1);
  const discarded = () => {
    setOwn(randomKey());
    change({ draft: null }, { replace: true });
  };
  return (
    <BegunRecord
      key={`${key} ${turn}`}
      {...props}
      of={{ registry: props.screen.registry, key }}
      kept={asked !== null && (asked !== own || turn > 0)}
      turn={turn}
      onReload={again}
      onDiscarded={discarded}
    />
  );
}

interface Begun extends Props {
  of: DraftOf & { key: string };
  /** There is said to be a draft. */
  kept: boolean;
  turn: number;
  onReload: () => void;
  onDiscarded: () => void;
}

function BegunRecord({ kept, turn, ...props }: Begun) {
  // What was true when it was opened: the address gets the draft's key while one types.
  const [asked] = useState(kept);
  const begun = useNewRecord(props.screen.registry);
  const draft = useRecordDraft(props.of, turn, asked);
  const error = begun.error ?? draft.error;
  if (begun.data && (!asked || draft.data !== undefined))
    return (
      <NewRecord
        {...props}
        begun={begun.data.values}
        opened={draft.data ?? null}
        gone={asked && !draft.data}
      />
    );
  return error ? props.failure(error) : <Waiting lines={14} />;
}

interface NewProps extends Omit<Begun, 'kept' | 'turn' | 'failure'> {
  begun: FormValues;
  opened: RecordDraft | null;
  gone: boolean;
}

/** Where the registry starts a process, it is saved as a draft or started at once. */
function NewRecord({ screen, form: newest, of, begun, opened, gone, onReload, onDiscarded }: NewProps) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const { t: drafts } = useTranslation('recordDraft');
  const label = useLabel();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { change } = useAddress();
  const { form, errors, saving, submit } = useEditor();
  const action = useAction(screen.registry);
  const keys = useRef({ create: randomKey(), start: randomKey() });
  const created = useRef<FullRecord>(undefined);
  const here = useRef(true);
  const [done, setDone] = useState<string>();
  const filled = opened?.form ?? newest;
  const draft = useDraft({
    subject: `${draftSubject(of)} ${filled.version}`,
    allowed: true,
    version: opened?.version ?? 0,
    save: async (values, version) => {
      const saved = await saveRecordDraft(of, { values, version, formVersion: filled.version, base: null });
      if (version === 0 && here.current) {
        change({ draft: of.key }, { replace: true });
      }
      if (version === 0) void client.invalidateQueries({ queryKey: ['record-drafts'] });
      return saved;
    },
    current: async () => (await loadDraft(of))?.version ?? 0,
  });
  const data = useMemo(() => ({ ...begun, ...opened?.values }), [begun, opened]);
  const starts = screen.actions.filter(
    (one) => one.process && offered(one, screen.statuses[0]?.code ?? null),
  );

  // Leaving saves, too; the next page's address is none of this one's.
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  useEffect(() => {
    if (done) void navigate(done, { replace: true });
  }, [done, navigate]);

  const save = async (values: FormValues) => {
    // What is typed is safe before it is sent, and tells which version of the form it was typed into.
    await draft.flush();
    await draft.hold();
    const through = { version: filled.version, draft: of.key };
    const record = await createRecord(screen.registry, values, through, keys.current.create).catch(
      (failure: unknown) => {
        keys.current.create = randomKey();
        draft.release();
        throw failure;
      },
    );
    draft.stop();
    created.current = record;
    client.setQueryData(['record', record.registry, record.id], record);
    void client.invalidateQueries({ queryKey: ['rows'] });
    void client.invalidateQueries({ queryKey: ['record-drafts'] });
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
        <DraftOffers registry={screen.registry} of={(one) => one.key !== null && one.key !== of.key} />
        {gone && <Alert type="info" showIcon title={drafts('gone')} />}
        <DraftState
          of={of}
          opened={opened}
          form={filled}
          draft={draft}
          onReload={onReload}
          onDiscarded={onDiscarded}
        />
        <Section>
          <FormFrame
            ref={form}
            schema={filled.schema}
            data={data}
            errors={errors}
            onChange={draft.changed}
            onSubmitRequest={() => void (main ? saveAndStart(main) : saveOnly())}
          />
          <EditorBar beside={<DraftLine state={draft.state} />}>
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
      <LeaveGuard dirty={isUnsafe(draft.state) && done === undefined} />
    </>
  );
}
