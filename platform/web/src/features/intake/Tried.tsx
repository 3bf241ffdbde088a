import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '@/components/Section';
import { bringIn, reportAddress, type ImportScreen } from './api';
import { FaultTable } from './FaultTable';
import { Figures } from './Figures';
import { useStep } from './useStep';
import { Words } from './Words';
import styles from './Intake.module.css';

/** What the trial found, and what can be done now. */
export function Tried({ screen, onMatch }: { screen: ImportScreen; onMatch: () => void }) {
  const { t } = useTranslation('intake');
  const { summary } = screen;
  const { counts, id } = summary;
  const { busy, take } = useStep(id);
  const good = counts.created + counts.changed;
  const verdict = counts.refused > 0 ? 'some' : good > 0 ? 'good' : 'nothing';
  return (
    <>
      <Section title={t('trial.title')}>
        <Figures counts={counts} trial />
        <Alert
          style={{ marginTop: 12 }}
          type={verdict === 'good' ? 'success' : 'warning'}
          showIcon
          role="status"
          title={t(`trial.${verdict}`, { count: counts.refused })}
        />
        {screen.mine && (
          <div className={styles.actions}>
            {good > 0 && (
              <Button
                type="primary"
                loading={busy}
                onClick={() => void take(() => bringIn(id, counts.refused > 0 ? 'good' : 'all'))}
              >
                {t(counts.refused > 0 ? 'trial.someRun' : 'trial.all', { count: good })}
              </Button>
            )}
            {counts.refused > 0 && (
              <Button icon={<DownloadOutlined />} href={reportAddress(id)} download>
                {t('done.report')}
              </Button>
            )}
            <Button onClick={onMatch}>{t('trial.again')}</Button>
            <Link to={`/imports/new?registry=${summary.registry}`}>
              <Button>{t('trial.another')}</Button>
            </Link>
          </div>
        )}
      </Section>
      {screen.mine && <Words screen={screen} />}
      {screen.mine && counts.refused > 0 && <FaultTable screen={screen} />}
    </>
  );
}
