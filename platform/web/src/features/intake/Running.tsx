import { Alert, App, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { stop, type ImportScreen } from './api';
import { Figures } from './Figures';
import { useStep } from './useStep';
import styles from './Intake.module.css';

function share({ summary }: ImportScreen): number {
  const { counts } = summary;
  const [done, all] =
    summary.state === 'undoing'
      ? [counts.undone + counts.kept, counts.created + counts.changed]
      : [summary.lastRow, summary.total];
  return Math.min(99, Math.round((done * 100) / Math.max(1, all)));
}

/** How far it has come; one may go away meanwhile. */
export function Running({ screen }: { screen: ImportScreen }) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const { modal } = App.useApp();
  const { summary } = screen;
  const { busy, take } = useStep(summary.id);
  const doing = summary.state as 'trying' | 'importing' | 'undoing';
  const ask = () =>
    modal.confirm({
      title: t('progress.stopTitle'),
      content: t('progress.stopText'),
      okText: t('progress.stop'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: () => take(() => stop(summary.id)),
    });
  return (
    <Section>
      <p role="status">
        {t(`progress.${doing}`, {
          row: summary.lastRow.toLocaleString('en-US'),
          total: summary.total.toLocaleString('en-US'),
          undone: summary.counts.undone.toLocaleString('en-US'),
        })}
      </p>
      <Progress percent={share(screen)} status="active" aria-label={t(`state.${doing}`)} />
      {summary.failure && <Alert type="warning" showIcon title={t('progress.waits')} />}
      <Figures counts={summary.counts} trial={doing === 'trying'} />
      <p className={styles.muted}>{t('progress.leave')}</p>
      {doing !== 'undoing' && (
        <div className={styles.actions}>
          <Button
            danger={doing === 'importing'}
            loading={busy}
            onClick={() => (doing === 'importing' ? void ask() : void take(() => stop(summary.id)))}
          >
            {t('progress.stop')}
          </Button>
        </div>
      )}
    </Section>
  );
}
