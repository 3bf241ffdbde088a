import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { words } from '@/lib/words';
import {
  publishService,
  retireService,
  saveDraft,
  useCheck,
  useService,
  type Service,
  type ServiceDefinition,
} from './api';
import { BasicFields } from './BasicFields';
import { FieldRows } from './FieldRows';
import { Preview } from './Preview';
import { RowRules } from './RowRules';
import styles from './Sharing.module.css';

/** A data service: its draft with everything wrong beside it, what it would answer, and its publication. */
export function ServiceEditor({ name }: { name: string }) {
  const found = useService(name);
  if (found.isPending) return <Waiting lines={12} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const stored = found.data.draft ?? found.data.published;
  return stored && <Editor service={found.data} stored={stored} />;
}

function Editor({ service, stored }: { service: Service; stored: ServiceDefinition }) {
  const { t } = useTranslation('sharing');
  const label = useLabel();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<ServiceDefinition>(stored);
  const [busy, setBusy] = useState(false);
  const checked = useCheck(service.service, draft);
  const errors = checked.data?.errors ?? [];
  const title = label(draft.label) || service.service;
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const settle = (now: Service) => {
    queries.setQueryData(['sharing', 'services', service.service], now);
    setDraft(now.draft ?? now.published ?? stored);
    void queries.invalidateQueries({ queryKey: ['sharing', 'services'], exact: true });
    void queries.invalidateQueries({ queryKey: ['sharing', 'catalogue'] });
  };
  const attempt = async (work: () => Promise<Service>, told?: string) => {
    setBusy(true);
    try {
      settle(await work());
      if (told) message.success(told);
    } catch (refusal) {
      message.error(words(refusal));
    } finally {
      setBusy(false);
    }
  };
  const saved = () => saveDraft(service.service, service.draftVersion, draft);
  const publish = async () =>
    publishService(service.service, (changed ? await saved() : service).draftVersion);
  const cleared = draft.fields.filter((one) => one.clear);
  const askToPublish = () =>
    modal.confirm({
      title: t('publishTitle', { what: title }),
      content: (
        <>
          <p>{t('publishText')}</p>
          {service.version > 0 && <p>{t('publishAgain')}</p>}
          {cleared.length > 0 && (
            <>
              <p className={styles.fault}>{t('publishClear')}</p>
              <ul className={styles.faults}>
                {cleared.map((one) => (
                  <li key={one.name}>
                    {one.name}: {one.reason}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      ),
      okText: t('publishNow'),
      onOk: () => attempt(publish, t('published')),
    });
  const askToRetire = () =>
    modal.confirm({
      title: t('retireTitle', { what: title }),
      content: t('retireText'),
      okText: t('retire'),
      okButtonProps: { danger: true },
      onOk: () => attempt(() => retireService(service.service)),
    });
  return (
    <div className={styles.page}>
      <LeaveGuard dirty={changed} />
      <PageHead
        title={title}
        above={<Link to="/admin/sharing">{t('toList')}</Link>}
        beside={
          <>
            <StatusTag tone={service.state === 'published' ? 'done' : 'waiting'}>
              {t(`state.${service.state}`, { no: service.version })}
            </StatusTag>
            {service.draft && service.state === 'published' && (
              <StatusTag tone="near">{t('hasDraft')}</StatusTag>
            )}
          </>
        }
        below={<span className={styles.muted}>/api/shared/{service.service}</span>}
        actions={
          <>
            {service.state === 'published' && (
              <Button danger type="text" disabled={busy} onClick={askToRetire}>
                {t('retire')}
              </Button>
            )}
            <Button disabled={!changed || busy} onClick={() => void attempt(saved, t('saved'))}>
              {t('save')}
            </Button>
            <Button
              type="primary"
              loading={busy}
              disabled={errors.length > 0 || !checked.isSuccess || (!changed && !service.draft)}
              onClick={askToPublish}
            >
              {t('publish')}
            </Button>
          </>
        }
      />
      <div className={styles.body}>
        {errors.length > 0 && (
          <div role="status" className={styles.fault}>
            {t('problems', { count: errors.length })}
            <ul className={styles.faults}>
              {[...new Set(errors.map((one) => one.message))].map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )}
        <Section title={t('basics')}>
          <BasicFields draft={draft} onChange={setDraft} />
        </Section>
        <FieldRows draft={draft} errors={errors} onChange={setDraft} />
        <RowRules draft={draft} errors={errors} onChange={setDraft} />
        <Preview service={service.service} draft={draft} right={checked.isSuccess && errors.length === 0} />
      </div>
    </div>
  );
}
