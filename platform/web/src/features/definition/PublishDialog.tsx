import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import type { FieldError } from '@/lib/api';
import { words } from '@/lib/words';
import { loadEffects, publish, usePublication, type Effects, type Publication } from './api';
import type { Kind, Source } from './source';
import styles from './Definition.module.css';

interface Props {
  kind: Kind;
  name: string;
  source: Source;
  /** One that runs already. */
  running: string | undefined;
  save: () => Promise<number>;
  onClose: () => void;
  onDone: () => void;
}

/** Says what publishing will do, does it, and shows how far it has come. */
export function PublishDialog({ kind, name, source, running, save, onClose, onDone }: Props) {
  const { t } = useTranslation('definition');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [id, setId] = useState(running);
  const [failure, setFailure] = useState<string>();
  const [sending, setSending] = useState(false);
  const effects = useQuery({
    queryKey: ['definition-effects', source],
    queryFn: () => loadEffects(source),
    enabled: kind === 'registries' && id === undefined,
    gcTime: 0,
  });
  const publication = usePublication(id).data;
  const state = publication?.state;
  useEffect(() => {
    if (state !== 'done') return;
    for (const key of ['me', 'view', 'rows', 'registry', 'registry-form', 'definitions']) {
      void client.invalidateQueries({ queryKey: [key], exact: key === 'definitions' });
    }
  }, [state, client]);
  const send = async () => {
    setSending(true);
    setFailure(undefined);
    try {
      setId((await publish(kind, name, await save())).id);
    } catch (refusal) {
      setFailure(words(refusal));
    } finally {
      setSending(false);
    }
  };
  const blocked = kind === 'registries' && (effects.data === undefined || effects.data.breaks.length > 0);
  const over = state === 'done' || state === 'refused';
  return (
    <Modal
      open
      title={t('publish.title')}
      onCancel={state === 'done' ? onDone : onClose}
      footer={
        over ? (
          <Button type="primary" onClick={state === 'done' ? onDone : onClose}>
            {common('close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{id ? common('close') : common('cancel')}</Button>
            {!id && (
              <Button type="primary" loading={sending} disabled={blocked} onClick={() => void send()}>
                {t('publish.now')}
              </Button>
            )}
          </>
        )
      }
    >
      {!id && effects.isPending && kind === 'registries' && <Waiting />}
      {!id && effects.isError && <Failure error={effects.error} retry={() => void effects.refetch()} />}
      {!id && effects.data && <Told effects={effects.data} />}
      {!id && kind === 'views' && <p>{t('publish.view')}</p>}
      {failure && <Alert type="error" showIcon title={failure} />}
      {publication && <Course publication={publication} />}
    </Modal>
  );
}

function Told({ effects }: { effects: Effects }) {
  const { t } = useTranslation('definition');
  return (
    <>
      <ul className={styles.faults}>
        <li>
          {effects.records === 0 ? t('publish.noRecords') : t('publish.records', { count: effects.records })}
        </li>
        {effects.added.length > 0 && <li>{t('publish.added', { names: effects.added.join('、') })}</li>}
        {effects.indexes > 0 && <li>{t('publish.indexes', { count: effects.indexes })}</li>}
        {effects.search && <li>{t('publish.search')}</li>}
        {effects.resealed.length > 0 && (
          <li>{t('publish.resealed', { names: effects.resealed.join('、') })}</li>
        )}
        {effects.moved > 0 && <li>{t('publish.moved', { count: effects.moved })}</li>}
      </ul>
      <List type="error" title={t('publish.breaks')} errors={effects.breaks} />
      <List type="warning" title={t('publish.warnings')} errors={effects.warnings} />
    </>
  );
}

function List({ type, title, errors }: { type: 'error' | 'warning'; title: string; errors: FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <Alert
      style={{ marginTop: 12 }}
      type={type}
      showIcon
      title={title}
      description={
        <ul className={styles.faults}>
          {errors.map((error) => (
            <li key={error.field + error.code}>{error.message}</li>
          ))}
        </ul>
      }
    />
  );
}

function Course({ publication }: { publication: Publication }) {
  const { t } = useTranslation('definition');
  if (publication.state === 'done') {
    return <Alert type="success" showIcon title={t('publish.done', { no: publication.version })} />;
  }
  if (publication.state === 'refused') {
    return <List type="error" title={t('publish.refused')} errors={publication.errors} />;
  }
  const { step, done, total } = publication;
  const percent = total > 0 ? Math.min(99, Math.floor((100 * done) / total)) : 0;
  return (
    <div role="status">
      <p>{t(`publish.steps.${step}`)}</p>
      <Progress percent={percent} status="active" aria-label={t(`publish.steps.${step}`)} />
      <p className={styles.help}>{t('publish.goOn')}</p>
    </div>
  );
}
