import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
import { Moment } from '@/components/Moment';
import { words } from '@/lib/words';
import { retryParked, skipParked, useParked, type Parked } from './api';
import { ReasonItem } from './ReasonItem';
import styles from './Operation.module.css';

/** Events that could not be applied, with their instances. */
export function ParkedEvents() {
  const { t } = useTranslation('operation');
  const parked = useParked().data?.rows ?? [];
  const [skipping, setSkipping] = useState<Parked | null>(null);
  return (
    <>
      <p className={styles.help}>{t('state.parkedHelp')}</p>
      {parked.length === 0 ? (
        <p>{t('state.noParked')}</p>
      ) : (
        <table className={styles.table} aria-label={t('state.parked')}>
          <thead>
            <tr>
              <th scope="col">{t('instances.record')}</th>
              <th scope="col">{t('state.event')}</th>
              <th scope="col">{t('state.reason')}</th>
              <th scope="col">{t('state.count')}</th>
              <th scope="col">{t('batch.at')}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {parked.map((one) => (
              <tr key={one.instanceId}>
                <td>
                  {one.instance ? (
                    <Link className={styles.link} to={`/operator/instances/${one.instanceId}`}>
                      {one.instance.record.title}
                    </Link>
                  ) : (
                    one.instanceId
                  )}
                </td>
                <td data-label={t('state.event')} className={styles.code}>
                  {one.event} {one.elementId}
                </td>
                <td data-label={t('state.reason')}>
                  {one.reason}
                  {one.detail && (
                    <details className={styles.details}>
                      <summary>{t('one.technical')}</summary>
                      <pre>{one.detail}</pre>
                    </details>
                  )}
                </td>
                <td data-label={t('state.count')}>{one.events}</td>
                <td data-label={t('batch.at')}>
                  <Moment at={one.parkedAt} />
                </td>
                <td>
                  <Retry parked={one} />{' '}
                  <Button size="small" danger onClick={() => setSkipping(one)}>
                    {t('state.skip')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {skipping && <SkipDialog parked={skipping} onClose={() => setSkipping(null)} />}
    </>
  );
}

function Retry({ parked }: { parked: Parked }) {
  const { t } = useTranslation('operation');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      const { events } = await retryParked(parked.instanceId);
      message.success(t('state.retried', { count: events }));
    } catch (failure) {
      message.error(words(failure));
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['operator'] });
    }
  };
  return (
    <Button size="small" loading={busy} onClick={() => void retry()}>
      {t('state.retry')}
    </Button>
  );
}

function SkipDialog({ parked, onClose }: { parked: Parked; onClose: () => void }) {
  const { t } = useTranslation('operation');
  const { message } = App.useApp();
  const client = useQueryClient();
  const skip = async ({ reason }: { reason: string }) => {
    await skipParked(parked.instanceId, reason);
    message.success(t('state.skipped'));
    onClose();
    await client.invalidateQueries({ queryKey: ['operator'] });
  };
  return (
    <FormDialog
      title={t('state.skipTitle')}
      ok={t('state.skip')}
      danger
      width={460}
      text={t('state.skipText')}
      requiredMark={false}
      onSubmit={skip}
      onClose={onClose}
    >
      <ReasonItem />
    </FormDialog>
  );
}
