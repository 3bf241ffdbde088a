import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { words } from '@/lib/words';
import { removeGrant, useServices, type ConsumerDetail, type Grant } from './api';
import { Deliveries } from './Deliveries';
import { PushCell } from './PushCell';
import { PushDialog } from './PushDialog';
import styles from './Sharing.module.css';

interface Props {
  detail: ConsumerDetail;
  onEdit: (grant: Grant) => void;
  onSecret: (secret: string) => void;
  onChanged: () => void;
}

/** The services that a system may use, its limits, and how its changes are handed over. */
export function GrantTable({ detail, onEdit, onSecret, onChanged }: Props) {
  const { t } = useTranslation('sharing');
  const { message, modal } = App.useApp();
  const [pushing, setPushing] = useState<string>();
  const [logged, setLogged] = useState<string>();
  const services = useServices().data?.pages.flatMap((page) => page.rows) ?? [];
  const { consumer } = detail.consumer;
  const revoke = (service: string) =>
    modal.confirm({
      title: t('revokeTitle', { what: service }),
      content: t('revokeText'),
      okText: t('revoke'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await removeGrant(consumer, service);
          onChanged();
        } catch (refusal) {
          message.error(words(refusal));
        }
      },
    });
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('grants')}>
        <thead>
          <tr>
            <th>{t('service')}</th>
            <th>{t('uses')}</th>
            <th className={styles.number}>{t('perMinute')}</th>
            <th className={styles.number}>{t('perDay')}</th>
            <th>{t('until')}</th>
            <th>{t('push')}</th>
            <th aria-label={t('more')} />
          </tr>
        </thead>
        <tbody>
          {detail.grants.map((grant) => (
            <tr key={grant.service}>
              <td>
                <Link to={`/admin/sharing/services/${grant.service}`}>
                  {services.find((one) => one.service === grant.service)?.label ?? grant.service}
                </Link>
                <div className={styles.muted}>{grant.service}</div>
              </td>
              <td>
                {[...grant.uses]
                  .sort()
                  .map((use) => t(`use.${use}`))
                  .join('、')}
              </td>
              <td className={styles.number}>{grant.requestsPerMinute.toLocaleString('en-US')}</td>
              <td className={styles.number}>{grant.rowsPerDay.toLocaleString('en-US')}</td>
              <td>{grant.validUntil ?? t('forever')}</td>
              <td>
                <PushCell
                  consumer={consumer}
                  grant={grant}
                  push={detail.pushes.find((one) => one.service === grant.service)}
                  onSet={() => setPushing(grant.service)}
                  onLog={() => setLogged(grant.service)}
                  onChanged={onChanged}
                />
              </td>
              <td>
                <Button size="small" type="link" onClick={() => onEdit(grant)}>
                  {t('edit')}
                </Button>
                <Button size="small" type="text" danger onClick={() => revoke(grant.service)}>
                  {t('revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pushing && (
        <PushDialog
          consumer={consumer}
          service={pushing}
          url={detail.pushes.find((one) => one.service === pushing)?.url}
          onClose={(secret) => {
            setPushing(undefined);
            if (secret) onSecret(secret);
          }}
        />
      )}
      {logged && <Deliveries consumer={consumer} service={logged} onClose={() => setLogged(undefined)} />}
    </div>
  );
}
