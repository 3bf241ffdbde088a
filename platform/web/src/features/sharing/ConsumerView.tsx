import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { words } from '@/lib/words';
import { changeConsumer, newSecret, useConsumer, type ConsumerDetail, type Grant } from './api';
import { GrantDialog } from './GrantDialog';
import { GrantTable } from './GrantTable';
import { SecretDialog } from './SecretDialog';
import styles from './Sharing.module.css';

/** A system that reads data: its secret, what it may use, where it is called. */
export function ConsumerView({ consumer }: { consumer: string }) {
  const found = useConsumer(consumer);
  if (found.isPending) return <Waiting lines={10} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return <Shown detail={found.data} />;
}

function Shown({ detail }: { detail: ConsumerDetail }) {
  const { t } = useTranslation('sharing');
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const { consumer } = detail;
  const [secret, setSecret] = useState<{ label: string; value: string }>();
  const [granting, setGranting] = useState<{ grant?: Grant }>();
  const again = () => void queries.invalidateQueries({ queryKey: ['sharing', 'consumers'] });
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      again();
    } catch (refusal) {
      message.error(words(refusal));
    }
  };
  const rotate = () =>
    modal.confirm({
      title: t('newSecretTitle'),
      content: t('newSecretText'),
      okText: t('newSecret'),
      okButtonProps: { danger: true },
      onOk: () =>
        attempt(async () => {
          setSecret({ label: t('secret'), value: (await newSecret(consumer.consumer)).secret });
        }),
    });
  const disable = () =>
    modal.confirm({
      title: t('disableTitle', { what: consumer.name }),
      content: t('disableText'),
      okText: t('disable'),
      okButtonProps: { danger: true },
      onOk: () => attempt(() => changeConsumer(consumer, { active: false })),
    });
  return (
    <div className={styles.page}>
      <PageHead
        title={consumer.name}
        above={<Link to="/admin/sharing?tab=consumers">{t('toList')}</Link>}
        beside={
          <StatusTag tone={consumer.active ? 'done' : 'waiting'}>
            {t(consumer.active ? 'active' : 'disabled')}
          </StatusTag>
        }
        below={
          <span className={styles.muted}>
            {consumer.consumer}
            {consumer.contact && ` · ${t('contact')} ${consumer.contact}`} · {t('secretAt')}{' '}
            <Moment at={consumer.secretAt} /> ·{' '}
            <Link
              style={{ textDecoration: 'underline' }}
              to={`/admin/sharing?tab=usage&consumer=${consumer.consumer}`}
            >
              {t('tabs.usage')}
            </Link>
          </span>
        }
        actions={
          <>
            {consumer.active ? (
              <Button danger type="text" onClick={disable}>
                {t('disable')}
              </Button>
            ) : (
              <Button onClick={() => void attempt(() => changeConsumer(consumer, { active: true }))}>
                {t('enable')}
              </Button>
            )}
            <Button onClick={rotate}>{t('newSecret')}</Button>
            <Button type="primary" onClick={() => setGranting({})}>
              {t('addGrant')}
            </Button>
          </>
        }
      />
      <div className={styles.body}>
        <Section title={t('grants')}>
          {detail.grants.length === 0 ? (
            <p className={styles.muted}>{t('noGrants')}</p>
          ) : (
            <GrantTable
              detail={detail}
              onEdit={(grant) => setGranting({ grant })}
              onSecret={(value) => {
                setSecret({ label: t('pushSecret'), value });
                again();
              }}
              onChanged={again}
            />
          )}
        </Section>
      </div>
      {granting && (
        <GrantDialog
          consumer={consumer.consumer}
          grant={granting.grant}
          granted={detail.grants.map((one) => one.service)}
          onClose={() => {
            setGranting(undefined);
            again();
          }}
        />
      )}
      {secret && (
        <SecretDialog label={secret.label} secret={secret.value} onClose={() => setSecret(undefined)} />
      )}
    </div>
  );
}
