import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '@/components/Failure';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import {
  templateAddress,
  useDiscard,
  useOfferTemplate,
  usePublish,
  useSaveDraft,
  useTemplate,
  type Settings,
  type TemplateDetail,
} from './api';
import { PlaceholderTable } from './PlaceholderTable';
import { SettingsForm } from './SettingsForm';
import { Refused } from './Refused';
import { TemplatePreview } from './TemplatePreview';
import { TemplateState } from './TemplateState';
import styles from './Official.module.css';

const fresh: Settings = {
  template: '',
  label: { zh: '', en: '' },
  registry: '',
  process: null,
  steps: [],
  roles: [],
  number: '{mark}〔{yyyy}〕{seq}号',
  lookups: {},
  seal: { x: -20, y: 10 },
};

/** A template: its file and settings, what its placeholders mean, how it looks, its versions. */
export function TemplateEditor({ template }: { template: string | null }) {
  const found = useTemplate(template);
  if (template === null) return <Editor detail={null} />;
  if (found.isPending) return <Waiting />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return <Editor key={`${found.data.revision}/${found.data.version}`} detail={found.data} />;
}

function Editor({ detail }: { detail: TemplateDetail | null }) {
  const { t } = useTranslation('official');
  const { message } = App.useApp();
  const label = useLabel();
  const navigate = useNavigate();
  const [settings, setSettings] = useState(detail?.settings ?? fresh);
  const [file, setFile] = useState<File | null>(null);
  const save = useSaveDraft();
  const publish = usePublish();
  const discard = useDiscard();
  const offer = useOfferTemplate();
  const faults = detail?.placeholders.filter((one) => one.fault && !one.warning).length ?? 0;
  const complete =
    (detail !== null || file !== null) &&
    [settings.template, settings.label.zh, settings.registry, settings.number].every((one) => one.trim());
  const changed = file !== null || JSON.stringify(settings) !== JSON.stringify(detail?.settings ?? fresh);
  const store = () =>
    save.mutate(
      { settings, revision: detail?.revision ?? 0, file },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          if (!detail) void navigate(`/admin/official-templates/${settings.template}`, { replace: true });
        },
      },
    );
  const failure = save.error ?? publish.error ?? discard.error ?? offer.error;
  return (
    <div className={styles.page}>
      <PageHead
        title={detail ? label(detail.settings.label) : t('newTemplate')}
        beside={
          detail && (
            <TemplateState version={detail.version} offered={detail.offered} draft={detail.revision > 0} />
          )
        }
        above={<Link to="/admin/official-templates">{t('templates')}</Link>}
        actions={
          <>
            {detail && detail.revision > 0 && (
              <Popconfirm
                title={t('discard')}
                onConfirm={() =>
                  discard.mutate(detail.settings.template, {
                    onSuccess: () => void navigate('/admin/official-templates'),
                  })
                }
              >
                <Button>{t('discard')}</Button>
              </Popconfirm>
            )}
            <Button disabled={!changed || !complete} loading={save.isPending} onClick={store}>
              {t('save')}
            </Button>
            <Popconfirm
              disabled={!detail || detail.revision === 0 || changed || faults > 0}
              title={t('publish')}
              description={t('publishHint')}
              onConfirm={() =>
                detail &&
                publish.mutate(detail.settings.template, {
                  onSuccess: ({ version }) => void message.success(t('published', { version })),
                })
              }
            >
              <Button
                type="primary"
                loading={publish.isPending}
                disabled={!detail || detail.revision === 0 || changed || faults > 0}
              >
                {t('publish')}
              </Button>
            </Popconfirm>
          </>
        }
      />
      <div className={styles.body}>
        {failure && <Refused failure={failure} />}
        <SettingsForm
          settings={settings}
          isNew={!detail}
          file={file}
          onChange={setSettings}
          onFile={setFile}
        />
        {detail && (
          <>
            <PlaceholderTable placeholders={detail.placeholders} />
            <TemplatePreview template={detail.settings.template} registry={detail.settings.registry} />
            <Section
              title={t('versions')}
              extra={
                detail.version > 0 && (
                  <Button
                    size="small"
                    loading={offer.isPending}
                    onClick={() =>
                      offer.mutate({ template: detail.settings.template, offered: !detail.offered })
                    }
                  >
                    {t(detail.offered ? 'stopOffering' : 'offerAgain')}
                  </Button>
                )
              }
            >
              {detail.versions.length === 0 && <span className={styles.muted}>{t('noVersions')}</span>}
              <ul className={styles.papers}>
                {detail.versions.map((one) => (
                  <li key={one.version} className={styles.line}>
                    <a href={`${templateAddress(detail.settings.template)}/file?version=${one.version}`}>
                      {t('version', { version: one.version })}
                    </a>
                    <span className={styles.muted}>{one.publishedBy ?? t('byApplication')}</span>
                    <Moment at={one.publishedAt} />
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </div>
    </div>
  );
}
