import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import { useConsumers } from './api';
import styles from './Sharing.module.css';

export function ConsumerTable() {
  const { t } = useTranslation('sharing');
  const found = useConsumers();
  return (
    <Listed found={found} lines={6} none={<Empty title={t('noConsumers')}>{t('noConsumersText')}</Empty>}>
      {(rows) => (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('tabs.consumers')}>
            <thead>
              <tr>
                <th>{t('consumerName')}</th>
                <th>{t('consumerCode')}</th>
                <th>{t('contact')}</th>
                <th>{t('secretAt')}</th>
                <th>{t('stateTitle')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.consumer}>
                  <td className={styles.wide}>
                    <Link to={`/admin/sharing/consumers/${one.consumer}`}>{one.name}</Link>
                  </td>
                  <td className={styles.muted}>{one.consumer}</td>
                  <td>{one.contact}</td>
                  <td>
                    <Moment at={one.secretAt} />
                  </td>
                  <td>
                    <StatusTag tone={one.active ? 'done' : 'waiting'}>
                      {t(one.active ? 'active' : 'disabled')}
                    </StatusTag>
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
