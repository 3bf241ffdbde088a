import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { FormFrame } from '@/components/FormFrame';
import { Waiting } from '@/components/Waiting';
import type { FieldError } from '@/lib/api';
import type { FormSchema, FormValues } from '@/lib/form-view';
import { words } from '@/lib/words';
import { formChanges, lostValues } from './formChanges';
import styles from './FormUpgrade.module.css';

/** What going over to the newest version of a form would mean. */
export interface FormPreview {
  from: number;
  to: number;
  schema: FormSchema;
  data: FormValues;
  /** Typed into fields that the newer version does not have. */
  lost: FormValues;
  errors: FieldError[];
}

interface Props {
  /** As it is filled in now. */
  form: { version: number; schema: FormSchema };
  newer: number;
  load: () => Promise<FormPreview>;
  upgrade: (to: number) => Promise<unknown>;
  /** Saves what is typed, so that the preview knows it. */
  onOpen: () => Promise<void>;
  onUpgraded: () => void;
}

/** Tells of a newer version of the form, shows what going over to it would change, and does it. */
export function FormUpgrade({ newer, onOpen, ...props }: Props) {
  const { t } = useTranslation('draft');
  const [open, setOpen] = useState(false);
  return (
    <p className={styles.line}>
      {t('upgrade.there', { newer, version: props.form.version })}{' '}
      <Button type="link" size="small" onClick={() => void onOpen().then(() => setOpen(true))}>
        {t('upgrade.preview')}
      </Button>
      {open && <Preview {...props} newer={newer} onClose={() => setOpen(false)} />}
    </p>
  );
}

function Preview({
  form,
  newer,
  load,
  upgrade,
  onClose,
  onUpgraded,
}: Omit<Props, 'onOpen'> & { onClose: () => void }) {
  const { t } = useTranslation('draft');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [running, setRunning] = useState(false);
  const id = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ['form-upgrade', id],
    queryFn: load,
    gcTime: 0,
  });
  const go = async (to: number) => {
    setRunning(true);
    try {
      await upgrade(to);
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
      title={t('upgrade.title', { from: form.version, to: data?.to ?? newer })}
      okText={t('upgrade.go')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: running, disabled: !data }}
      onOk={() => void (data && go(data.to))}
      onCancel={onClose}
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting lines={6} />}
      {data && <Changes schema={form.schema} preview={data} />}
    </Modal>
  );
}

function Changes({ schema, preview }: { schema: FormSchema; preview: FormPreview }) {
  const { t } = useTranslation('draft');
  const changes = formChanges(schema, preview.schema);
  const lost = lostValues(schema, preview.lost);
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
