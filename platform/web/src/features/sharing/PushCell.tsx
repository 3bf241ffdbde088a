import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/components/StatusTag';
import { words } from '@/lib/words';
import { removePush, resumePush, type Grant, type Push } from './api';
import { useRefusal } from './refusal';
import styles from './Sharing.module.css';

interface Props {
  consumer: string;
  grant: Grant;
  push: Push | undefined;
  onSet: () => void;
  onLog: () => void;
  onChanged: () => void;
}

/** Whether changes are sent there, how far they are, and what to do where they are not taken. */
export function PushCell({ consumer, grant, push, onSet, onLog, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const { message, modal } = App.useApp();
  const refusal = useRefusal();
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      onChanged();
    } catch (refusal) {
      message.error(words(refusal));
    }
  };
  if (!push) {
    return grant.uses.includes('changes') ? (
      <Button size="small" type="link" onClick={onSet}>
        {t('setPush')}
      </Button>
    ) : null;
  }
  const stale = push.error === 'resync';
  const skip = () =>
    modal.confirm({
      title: t('skipTitle'),
      content: t('skipText'),
      okText: t('skip'),
      okButtonProps: { danger: true },
      onOk: () => attempt(() => resumePush(consumer, grant.service, true)),
    });
  const stop = () =>
    modal.confirm({
      title: t('stopPushTitle'),
      content: t('stopPushText'),
      okText: t('stopPush'),
      okButtonProps: { danger: true },
      onOk: () => attempt(() => removePush(consumer, grant.service)),
    });
  return (
    <div>
      <div className={styles.line}>
        <StatusTag tone={push.state === 'active' ? 'running' : 'overdue'}>
          {t(`pushState.${push.state}`)}
        </StatusTag>
        <span className={styles.muted}>{push.url}</span>
      </div>
      <div className={styles.muted}>{t('pushed', { position: push.position, last: push.last })}</div>
      {push.error && <div className={styles.fault}>{stale ? t('resync') : refusal(push.error)}</div>}
      <div className={styles.line}>
        {push.state === 'halted' && (
          <Button size="small" onClick={() => void attempt(() => resumePush(consumer, grant.service, false))}>
            {t(stale ? 'resume' : 'retry')}
          </Button>
        )}
        {push.state === 'halted' && !stale && (
          <Button size="small" danger onClick={skip}>
            {t('skip')}
          </Button>
        )}
        <Button size="small" type="link" onClick={onLog}>
          {t('deliveries')}
        </Button>
        <Button size="small" type="link" onClick={onSet}>
          {t('edit')}
        </Button>
        <Button size="small" type="text" danger onClick={stop}>
          {t('stopPush')}
        </Button>
      </div>
    </div>
  );
}
