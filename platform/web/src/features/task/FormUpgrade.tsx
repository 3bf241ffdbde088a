import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { FormFrame } from '@/components/FormFrame';
import { Waiting } from '@/components/Waiting';
import { words } from '@/lib/words';
import { previewUpgrade, upgradeForm, type FormPreview, type TaskDetail } from './api';
import { formChanges, lostValues } from './formChanges';
import styles from './FormUpgrade.module.css';

interface Props {
  task: TaskDetail;
  newer: number;
  /** Saves what is typed, so that the preview knows it. */
  onOpen: () => Promise<void>;
  onUpgraded: () => void;
}

/** Tells of a newer version of the form, shows what going over to it would change, and does it. */
export function FormUpgrade({ task, newer, onOpen, onUpgraded }: Props) {
  const { t } = useTranslation('task');
  const [open, setOpen] = useState(false);
  return (
    <p className={styles.line}>
      {t('upgrade.there', { newer, version: task.form.version })}{' '}
      <Button type="link" size="small" onClick={() => void onOpen().then(() => setOpen(true))}>
        {t('upgrade.preview')}
      </Button>
      {open && <Preview task={task} onClose={() => setOpen(false)} onUpgraded={onUpgraded} />}
    </p>
  );
}

function Preview({
  task,
  onClose,
  onUpgraded,
}: {
  task: TaskDetail;
  onClose: () => void;
  onUpgraded: () => void;
}) {
  const { t } = useTranslation('task');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [running, setRunning] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['form-upgrade', task.id],
    queryFn: () => previewUpgrade(task.id),
    gcTime: 0,
  });
  const upgrade = async (to: number) => {
    setRunning(true);
    try {
      await upgradeForm(task.id, to);
      message.success(t('upgrade.done', { to }));
      onClose();
      onUpgraded();
    } catch (failure) {
      message.error({ content: words(failure), duration: 10 });
      setRunning(false);
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t('upgrade.title', { from: task.form.version, to: data?.to ?? task.form.newer })}
      okText={t('upgrade.go')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: running, disabled: !data }}
      onOk={() => void (data && upgrade(data.to))}
      onCancel={onClose}
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting lines={6} />}
      {data && <Changes task={task} preview={data} />}
    </Modal>
  );
}

function Changes({ task, preview }: { task: TaskDetail; preview: FormPreview }) {
  const { t } = useTranslation('task');
  const changes = formChanges(task.form.schema, preview.schema);
  const lost = lostValues(task.form.schema, preview.lost);
  const kinds = (['added', 'removed', 'changed'] as const).filter((kind) => changes[kind].length > 0);
  return (
    <>
      {lost.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('upgrade.lost')}
          description={lost.map(({ label, value }) => (
            <div key={label}>
              {label}：{value}
            </div>
          ))}
        />
      )}
      <dl className={styles.changes}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`upgrade.${kind}`)}</dt>
            <dd>{changes[kind].join('、')}</dd>
          </div>
        ))}
        {kinds.length === 0 && <dd>{t('upgrade.layout')}</dd>}
        {preview.errors.length > 0 && (
          <div>
            <dt>{t('upgrade.correct')}</dt>
            <dd>{t('upgrade.correctCount', { count: preview.errors.length })}</dd>
          </div>
        )}
      </dl>
      <div className={styles.form}>
        <FormFrame schema={preview.schema} data={preview.data} readOnly errors={[]} />
      </div>
    </>
  );
}
