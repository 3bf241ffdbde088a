import { Alert, App, Checkbox, Input, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { randomKey } from '@/lib/key';
import { words } from '@/lib/words';
import type { Deed, TaskDetail, TaskSummary } from './api';
import { ask, useReturnTargets, type Wish } from './deeds';
import { PeoplePicker } from './PeoplePicker';
import styles from './DeedDialog.module.css';

interface Props {
  task: TaskDetail;
  deed: Deed;
  onClose: () => void;
  /** @param now the task as it is; after taking it back the one that is to be done again */
  onDone: (now: TaskSummary) => void;
}

const one: Deed[] = ['transfer', 'delegate'];
const many: Deed[] = ['add-before', 'add-after', 'copy'];
const reasonless: Deed[] = ['add-before', 'add-after', 'copy', 'withdraw', 'urge'];

/** Asks whom, where to and why, then has it done. */
export function DeedDialog({ task, deed, onClose, onDone }: Props) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const key = useRef(randomKey());
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [wish, setWish] = useState<Wish>({
    people: [],
    reason: '',
    target: undefined,
    straightBack: false,
    inOrder: false,
  });
  const set = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
  const targets = useReturnTargets(task.id, deed === 'return');
  const target = wish.target ?? targets.data?.[0]?.elementId;
  const choosesPeople = one.includes(deed) || many.includes(deed) || deed === 'remove-signer';
  const ready =
    (!choosesPeople || wish.people.length > 0) &&
    (deed !== 'return' || target !== undefined) &&
    (reasonless.includes(deed) || wish.reason.trim() !== '');

  const run = async () => {
    setRunning(true);
    setRefusal(null);
    try {
      const now = await ask(task.id, deed, { ...wish, reason: wish.reason.trim(), target }, key.current);
      message.success(t('deed.done', { deed: t(`deed.${deed}`), name: task.name }));
      onDone(now);
    } catch (failure) {
      key.current = randomKey();
      setRefusal(words(failure));
      setRunning(false);
    }
  };

  return (
    <Modal
      open
      title={`${t(`deed.${deed}`)} · ${task.name}`}
      okText={t(`deed.${deed}`)}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: !ready, loading: running }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className={styles.parts}>
        <p>{t(`deedHelp.${deed}`)}</p>
        {refusal && <Alert type="error" showIcon role="alert" title={refusal} />}
        {(one.includes(deed) || many.includes(deed)) && (
          <PeoplePicker
            label={t('deed.people')}
            multiple={many.includes(deed)}
            value={wish.people}
            onChange={(people) => set({ people })}
          />
        )}
        {deed === 'remove-signer' && (
          <Radio.Group
            aria-label={t('deed.people')}
            className={styles.choices}
            value={wish.people[0]}
            onChange={(event) => set({ people: [String(event.target.value)] })}
            options={(task.asked?.people ?? [])
              .filter((asked) => asked.state !== 'done')
              .map(({ person }) => ({ value: person.username, label: person.name }))}
          />
        )}
        {(deed === 'add-before' || deed === 'add-after') && wish.people.length > 1 && (
          <Checkbox checked={wish.inOrder} onChange={(event) => set({ inOrder: event.target.checked })}>
            {t('deed.inOrder')}
          </Checkbox>
        )}
        {deed === 'return' && targets.data?.length === 0 && (
          <Alert type="info" showIcon title={t('deed.noTarget')} />
        )}
        {deed === 'return' && (
          <Radio.Group
            aria-label={t('deed.target')}
            className={styles.choices}
            value={target}
            onChange={(event) => set({ target: String(event.target.value) })}
            options={(targets.data ?? []).map((step) => ({
              value: step.elementId,
              label: `${step.name}（${t(`deed.targetKind.${step.kind}`)}${step.handler ? ` · ${step.handler.name}` : ''}）`,
            }))}
          />
        )}
        {deed === 'return' && (
          <Checkbox
            checked={wish.straightBack}
            onChange={(event) => set({ straightBack: event.target.checked })}
          >
            {t('deed.straightBack')}
          </Checkbox>
        )}
        <Input.TextArea
          aria-label={t('deed.reason')}
          placeholder={reasonless.includes(deed) ? t('deed.reasonOptional') : t('deed.reason')}
          rows={3}
          maxLength={500}
          value={wish.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      </div>
    </Modal>
  );
}
