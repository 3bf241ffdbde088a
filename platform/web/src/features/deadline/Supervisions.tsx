import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '@/components/Clock';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { PageHead } from '@/components/PageHead';
import { StatusTag } from '@/components/StatusTag';
import { TabLinks } from '@/components/TabLinks';
import { useAddress } from '@/lib/address';
import { dateTime } from '@/lib/time';
import { close, replyTo, useSupervisions, type Supervision } from './api';
import { TextDialog } from './TextDialog';
import styles from './Cockpit.module.css';

const tones = { open: 'waiting', replied: 'running', closed: 'done' } as const;

/** 督办: what leaders demand of me, and what I demand of others, with the replies. */
export function Supervisions({ leads }: { leads: boolean }) {
  const { t } = useTranslation('deadline');
  const { parameters } = useAddress();
  const tabs = leads ? (['made', 'mine'] as const) : (['mine'] as const);
  const scope = tabs.find((one) => one === parameters.get('scope')) ?? tabs[0];
  const found = useSupervisions(scope);
  return (
    <div>
      <PageHead title={t('supervision.title')} />
      <TabLinks
        name={t('supervision.title')}
        parameter="scope"
        current={scope}
        items={tabs.map((key) => ({ key, label: t(`supervision.${key}`) }))}
      />
      <div className={styles.body}>
        <Listed
          found={found}
          lines={5}
          none={
            <Empty title={t(scope === 'made' ? 'supervision.noneMade' : 'supervision.none')}>
              {t(scope === 'made' ? 'supervision.noneMadeText' : 'supervision.noneText')}
            </Empty>
          }
        >
          {(rows) => (
            <ul className={styles.items} aria-label={t('supervision.title')}>
              {rows.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </div>
  );
}

function Item({ item }: { item: Supervision }) {
  const { t } = useTranslation('deadline');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'reply' | 'close' | null>(null);
  const send = async (text: string) => {
    await (dialog === 'reply' ? replyTo(item.id, text) : close(item.id, text));
    message.success(t(dialog === 'reply' ? 'supervision.done' : 'supervision.closedDone'));
    await client.invalidateQueries({ queryKey: ['supervisions'] });
  };
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span className={styles.bar}>
          <strong>
            <Link to={`/tasks/${item.taskId}`}>{`${item.taskName} · ${item.recordTitle}`}</Link>
          </strong>
          <StatusTag tone={tones[item.state]}>{t(`supervision.${item.state}`)}</StatusTag>
          {item.state === 'open' && <Clock state={item.clock} dueAt={item.dueAt} />}
        </span>
        <span className={styles.bar}>
          {item.mine && item.state === 'open' && (
            <Button type="primary" size="small" onClick={() => setDialog('reply')}>
              {t('supervision.reply')}
            </Button>
          )}
          {item.closable && (
            <Button size="small" onClick={() => setDialog('close')}>
              {t('supervision.close')}
            </Button>
          )}
        </span>
      </div>
      <span className={styles.sub}>
        {t('supervision.from', { by: item.by.name, at: dateTime(item.at) })} ·{' '}
        {t('supervision.to', { to: item.addressee.name })}
        {item.dueAt && ` · ${t('supervision.due', { due: dateTime(item.dueAt) })}`}
      </span>
      <p className={styles.quote}>{item.demand}</p>
      {item.reply && (
        <div>
          <span className={styles.sub}>
            {item.repliedBy && item.repliedBy.username !== item.addressee.username
              ? t('supervision.answeredFor', {
                  at: dateTime(item.repliedAt),
                  by: item.repliedBy.name,
                  to: item.addressee.name,
                })
              : t('supervision.answered', { at: dateTime(item.repliedAt) })}
          </span>
          <p className={styles.quote}>{item.reply}</p>
        </div>
      )}
      {item.opinion && (
        <div>
          <span className={styles.sub}>{t('supervision.opinion')}</span>
          <p className={styles.quote}>{item.opinion}</p>
        </div>
      )}
      {dialog && (
        <TextDialog<{ text: string }>
          title={t(dialog === 'reply' ? 'supervision.replyTitle' : 'supervision.closeTitle')}
          ok={t(dialog === 'reply' ? 'supervision.reply' : 'supervision.close')}
          name="text"
          label={t(dialog === 'reply' ? 'supervision.replyText' : 'supervision.opinion')}
          required={dialog === 'reply'}
          onSubmit={({ text }) => send(text ?? '')}
          onClose={() => setDialog(null)}
        />
      )}
    </li>
  );
}
