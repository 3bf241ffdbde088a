import { DownloadOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LoadMore } from '@/components/LoadMore';
import { Section } from '@/components/Section';
import { recordAddress } from '@/lib/records';
import { reportAddress, takeBack, useKept, type ImportScreen } from './api';
import { FaultTable } from './FaultTable';
import { Figures } from './Figures';
import { useStep } from './useStep';
import styles from './Intake.module.css';

const kinds = { imported: 'success', stopped: 'warning', refused: 'error', undone: 'info' } as const;

/** What came of it; it can still be taken back. */
export function Ended({ screen }: { screen: ImportScreen }) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const { modal } = App.useApp();
  const { summary } = screen;
  const { state, counts, id } = summary;
  const { busy, take } = useStep(id);
  const ask = () =>
    modal.confirm({
      title: t('done.undoTitle'),
      content: t('done.undoText'),
      okText: t('done.undo'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: () => take(() => takeBack(id)),
    });
  const said = state in kinds ? (state as keyof typeof kinds) : null;
  return (
    <>
      <Section title={t('stages.done')}>
        <Figures counts={counts} />
        {said && (
          <Alert
            style={{ marginTop: 12 }}
            type={kinds[said]}
            showIcon
            role="status"
            title={t(`done.${said}`)}
          />
        )}
        {summary.failure && (
          <Alert style={{ marginTop: 12 }} type="error" showIcon role="alert" title={summary.failure} />
        )}
        <div className={styles.actions}>
          {screen.mine && counts.refused > 0 && (
            <Button icon={<DownloadOutlined />} href={reportAddress(id)} download>
              {t('done.report')}
            </Button>
          )}
          {screen.mayUndo && (
            <Button danger loading={busy} onClick={() => void ask()}>
              {t('done.undo')}
            </Button>
          )}
          <Link to={`/imports/new?registry=${summary.registry}`}>
            <Button>{t('trial.another')}</Button>
          </Link>
        </div>
        {!screen.mine && counts.refused > 0 && (
          <p className={styles.muted}>{t('done.others', { name: summary.requestedBy.name })}</p>
        )}
      </Section>
      {counts.kept > 0 && <Kept screen={screen} />}
      {screen.mine && counts.refused > 0 && <FaultTable screen={screen} />}
    </>
  );
}

function Kept({ screen }: { screen: ImportScreen }) {
  const { t } = useTranslation('intake');
  const found = useKept(screen.summary.id);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('kept.title')}>
      <p className={styles.muted}>{t('kept.help')}</p>
      <ul className={styles.kinds}>
        {rows.map((one) => (
          <li key={one.row}>
            <Link to={recordAddress(screen.summary.registry, one.recordId)}>
              {t('kept.row', { row: one.row })}
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore
        hasMore={found.hasNextPage}
        loading={found.isFetchingNextPage}
        onMore={() => void found.fetchNextPage()}
      />
    </Section>
  );
}
