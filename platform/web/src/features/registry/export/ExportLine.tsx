import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import type { Tone } from '@/lib/records';
import { sizeText } from '@/lib/size';
import { words } from '@/lib/words';
import { cancelExport, deleteExport, fileAddress, type ListExport } from './api';
import styles from './Export.module.css';

const tones: Record<ListExport['state'], Tone> = {
  waiting: 'waiting',
  running: 'running',
  ready: 'done',
  cancelled: 'waiting',
  failed: 'overdue',
  expired: 'waiting',
};

const shown = (rows: number) => rows.toLocaleString('en-US');

function address({ view, parameters }: ListExport): string {
  const query = new URLSearchParams();
  for (const [key, values] of Object.entries(parameters)) values.forEach((value) => query.append(key, value));
  return `/views/${view}?${query.toString()}`;
}

/** An export: how far it is, its file, and out of the way with it. */
export function ExportLine({ one }: { one: ListExport }) {
  const { t } = useTranslation('export');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const name = one.fileName;
  const take = async (step: (id: string) => Promise<unknown>) => {
    try {
      await step(one.id);
    } catch (failure) {
      void message.error(words(failure));
    }
    await client.invalidateQueries({ queryKey: ['exports'] });
  };
  const remove = () =>
    modal.confirm({
      title: t('removeTitle', { name }),
      content: t('removeText'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: () => take(deleteExport),
    });
  const percent = one.total ? Math.min(99, Math.floor((one.rows * 100) / one.total)) : 0;
  return (
    <li>
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.facts}>
          <StatusTag tone={tones[one.state]}>{t(`states.${one.state}`)}</StatusTag>
          {one.state === 'ready' && <span>{t('rows', { rows: shown(one.rows) })}</span>}
          {one.size !== null && <span>{sizeText(one.size)}</span>}
          <Moment at={one.requestedAt} />
          {one.state === 'ready' && one.expiresAt && (
            <span>
              {t('until')} <Moment at={one.expiresAt} />
            </span>
          )}
          <Link to={address(one)}>{t('again')}</Link>
        </div>
        {one.state === 'running' && (
          <div className={styles.progress} role="status">
            {one.total === null
              ? t('counting')
              : t('progress', { rows: shown(one.rows), total: shown(one.total) })}
            <Progress percent={percent} status="active" aria-label={name} />
          </div>
        )}
        {one.failure && <div>{one.failure}</div>}
      </div>
      <div className={styles.actions}>
        {one.state === 'ready' && (
          <Button
            type="primary"
            icon={<DownloadOutlined aria-hidden />}
            href={fileAddress(one.id)}
            download
            aria-label={t('downloadOf', { name })}
          >
            {t('download')}
          </Button>
        )}
        {one.running ? (
          <Button onClick={() => void take(cancelExport)} aria-label={t('cancelOf', { name })}>
            {t('cancel')}
          </Button>
        ) : (
          <Button onClick={remove} aria-label={t('removeOf', { name })}>
            {t('remove')}
          </Button>
        )}
      </div>
    </li>
  );
}
