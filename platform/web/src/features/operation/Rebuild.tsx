import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime } from '@/lib/time';
import { words } from '@/lib/words';
import { rebuild, type State } from './api';
import styles from './Operation.module.css';

/** Makes the read models again while everything runs. */
export function Rebuild({ latest }: { latest: State['rebuild'] }) {
  const { t } = useTranslation('operation');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const running = latest !== null && latest.finishedAt === null;
  const start = async () => {
    setBusy(true);
    try {
      await rebuild();
      await client.invalidateQueries({ queryKey: ['operator', 'state'] });
    } catch (failure) {
      message.error(words(failure));
    } finally {
      setBusy(false);
    }
  };
  const handled = latest ? latest.done + latest.skipped + latest.failed : 0;
  return (
    <>
      <p className={styles.help}>{t('state.rebuildText')}</p>
      {running && (
        <div role="status">
          {t('state.rebuildRunning', { done: handled, total: latest.total })}
          <Progress percent={Math.min(99, Math.round((handled * 100) / Math.max(1, latest.total)))} />
        </div>
      )}
      {latest?.finishedAt && (
        <p className={styles.help}>
          {t('state.rebuildDone', { ...latest, at: dateTime(latest.finishedAt) })}
        </p>
      )}
      <Button loading={busy} disabled={running} onClick={() => void start()}>
        {t('state.rebuildStart')}
      </Button>
    </>
  );
}
