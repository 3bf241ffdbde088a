import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { dateTime } from '@/lib/time';
import { answerRequest, useRequests, type ExtensionRequest } from './api';
import { TextDialog } from './TextDialog';
import styles from './Cockpit.module.css';

/** For those who grant more time and oversee nobody's deadlines. */
export function RequestsPage() {
  const { t } = useTranslation('deadline');
  return (
    <div>
      <PageHead title={t('tab.requests')} />
      <div className={styles.body}>
        <Requests />
      </div>
    </div>
  );
}

/** Who asks for more time; whoever the rule names grants or refuses. */
export function Requests() {
  const { t } = useTranslation('deadline');
  const found = useRequests();
  if (!found.data) return <Waiting lines={4} />;
  if (found.data.length === 0) return <Empty title={t('request.none')}>{t('request.noneText')}</Empty>;
  return (
    <ul className={styles.items}>
      {found.data.map((request) => (
        <Request key={request.id} request={request} />
      ))}
    </ul>
  );
}

function Request({ request }: { request: ExtensionRequest }) {
  const { t } = useTranslation('deadline');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [answer, setAnswer] = useState<boolean | null>(null);
  const send = async (granted: boolean, opinion: string) => {
    await answerRequest(request.id, granted, opinion);
    message.success(t(granted ? 'request.granted' : 'request.refused'));
    await client.invalidateQueries({ queryKey: ['tasks'] });
  };
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <strong>{request.link ? <Link to={request.link}>{request.title}</Link> : request.title}</strong>
        <span className={styles.bar}>
          <Button type="primary" size="small" onClick={() => setAnswer(true)}>
            {t('request.grant')}
          </Button>
          <Button size="small" onClick={() => setAnswer(false)}>
            {t('request.refuse')}
          </Button>
        </span>
      </div>
      <span>
        {t('request.asks', { name: request.name, amount: request.amount, unit: t(`unit.${request.unit}`) })}{' '}
        <Moment at={request.at} /> {request.dueAt && t('request.due', { due: dateTime(request.dueAt) })}
      </span>
      <p className={styles.quote}>{request.reason}</p>
      {answer !== null && (
        <TextDialog<{ opinion: string }>
          title={`${t(answer ? 'request.grant' : 'request.refuse')} · ${request.title}`}
          ok={t(answer ? 'request.grant' : 'request.refuse')}
          name="opinion"
          label={t('request.opinion')}
          required={!answer}
          onSubmit={({ opinion }) => send(answer, opinion ?? '')}
          onClose={() => setAnswer(null)}
        />
      )}
    </li>
  );
}
