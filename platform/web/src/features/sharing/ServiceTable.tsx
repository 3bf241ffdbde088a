import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { StatusTag } from '@/components/StatusTag';
import { useServices } from './api';
import styles from './Sharing.module.css';

const TONES = { draft: 'waiting', published: 'done', retired: 'waiting' } as const;

export function ServiceTable() {
  const { t } = useTranslation('sharing');
  const found = useServices();
  return (
    <Listed found={found} lines={6} none={<Empty title={t('noServices')}>{t('noServicesText')}</Empty>}>
      {(rows) => (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('tabs.services')}>
            <thead>
              <tr>
                <th>{t('service')}</th>
                <th>{t('code')}</th>
                <th>{t('registry')}</th>
                <th>{t('stateTitle')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.service}>
                  <td className={styles.wide}>
                    <Link to={`/admin/sharing/services/${one.service}`}>{one.label || one.service}</Link>
                  </td>
                  <td className={styles.muted}>{one.service}</td>
                  <td className={styles.muted}>{one.registry}</td>
                  <td>
                    <span className={styles.line}>
                      <StatusTag tone={TONES[one.state]}>
                        {t(`state.${one.state}`, { no: one.version })}
                      </StatusTag>
                      {one.draft && one.state === 'published' && (
                        <StatusTag tone="near">{t('hasDraft')}</StatusTag>
                      )}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Listed>
  );
}
