import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Refusals } from '@/components/Refusals';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useRecordsAfter } from '@/lib/query';
import { recordAddress } from '@/lib/records';
import { words } from '@/lib/words';
import { useRegistry } from '../api';
import styles from '../merge/Merge.module.css';
import { BatchPreview } from './BatchPreview';
import { act, kindOf, useBatch, useRefusals, type Batch } from './api';

/** A change of many records: what would become of it, how far it is, and back. */
export function BatchView({ id }: { id: string }) {
  const { data, error, refetch } = useBatch(id);
  if (data) return <Shown batch={data} />;
  return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting lines={8} />;
}

function Shown({ batch }: { batch: Batch }) {
  const { t } = useTranslation('recordBatch');
  const label = useLabel();
  const { t: list } = useTranslation('list');
  const { t: common } = useTranslation();
  const { t: bulk } = useTranslation('bulk');
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const registry = useRegistry(batch.registry).data;
  const named = Object.keys(batch.values)
    .map((name) =>
      name === 'status' ? t('status') : label(registry?.fields.find((field) => field.name === name)?.label),
    )
    .join(list('comma'));
  useRecordsAfter(batch.state);
  const kind = kindOf(batch);
  const action = label(registry?.actions.find((one) => one.action === batch.action)?.label);
  const run = async (deed: 'run' | 'stop' | 'undo') => {
    try {
      client.setQueryData(['record-batch', batch.id], await act(batch.id, deed));
      await client.invalidateQueries({ queryKey: ['record-batch', batch.id] });
    } catch (failure) {
      message.error({ content: words(failure), duration: 8 });
    }
  };
  const begin = () => {
    if (kind === 'change') return run('run');
    const said = { total: changed, action };
    modal.confirm({
      title: t(`kinds.${kind}.sure`, said),
      content: t(`kinds.${kind}.sureText`),
      okText: t(`kinds.${kind}.run`, said),
      okButtonProps: { danger: kind === 'delete' },
      cancelText: common('cancel'),
      onOk: () => run('run'),
    });
    return undefined;
  };
  const back = kind === 'start' ? 'change' : kind;
  const undo = () =>
    modal.confirm({
      title: t(`kinds.${back}.undoTitle`),
      content: t(`kinds.${back}.undoText`),
      okText: t(`kinds.${back}.undo`),
      cancelText: common('cancel'),
      onOk: () => run('undo'),
    });
  const { changed, same, refused, undone, kept } = batch.counts;
  const done = batch.state === 'undoing' ? undone + kept : changed + same + refused;
  const of = batch.state === 'undoing' ? changed : batch.total;
  return (
    <article>
      <PageHead
        title={t(`kinds.${kind}.page`, { fields: named, action })}
        below={
          <>
            <Link to={`/views/${batch.view}`}>{t('list')}</Link>{' '}
            <Link to="/record-batches">{bulk('mine')}</Link>
          </>
        }
        actions={
          <>
            {(batch.state === 'trying' || batch.state === 'changing') && (
              <Button onClick={() => void run('stop')}>{t('stop')}</Button>
            )}
            {batch.mayUndo && <Button onClick={undo}>{t(`kinds.${back}.undo`)}</Button>}
            {batch.state === 'tried' && changed > 0 && (
              <Button type="primary" danger={kind === 'delete'} onClick={() => void begin()}>
                {t(`kinds.${kind}.run`, { total: changed, action })}
              </Button>
            )}
          </>
        }
      />
      <div className={styles.body}>
        {batch.reason && <p style={{ margin: 0 }}>{t('why', { reason: batch.reason })}</p>}
        <p role="status" style={{ margin: 0 }}>
          {t(`kinds.${kind}.states.${batch.state}`)}
        </p>
        {batch.running && (
          <Progress
            aria-label={t('progress')}
            percent={of === 0 ? 0 : Math.floor((done / of) * 100)}
            status="active"
          />
        )}
        {batch.failure && <Alert type="error" showIcon title={batch.failure} />}
        <p>
          {t(`kinds.${kind}.${batch.state === 'trying' || batch.state === 'tried' ? 'would' : 'done'}`, {
            total: changed,
          })}
          {t(`kinds.${kind}.others`, { same, refused })}
          {undone + kept > 0 && t(`kinds.${back}.undone`, { undone, kept })}
        </p>
        <Refused batch={batch} outcome="refused" />
        {batch.state === 'tried' && <BatchPreview batch={batch} />}
        <Refused batch={batch} outcome="kept" />
      </div>
    </article>
  );
}

function Refused({ batch, outcome }: { batch: Batch; outcome: 'refused' | 'kept' }) {
  const { t } = useTranslation('recordBatch');
  const kind = kindOf(batch);
  return (
    <Refusals
      title={
        outcome === 'refused'
          ? t(`kinds.${kind}.refusedList`)
          : t(`kinds.${kind === 'start' ? 'change' : kind}.keptList`)
      }
      found={useRefusals(batch, outcome)}
      shown={(row) => ({ ...row, link: recordAddress(batch.registry, row.recordId) })}
    />
  );
}
