import { DownloadOutlined, LeftOutlined, RightOutlined, SwapOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '@/components/Failure';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useShortcuts } from '@/lib/keyboard';
import { documentAddress, recordAddress } from '@/lib/records';
import { type About, downloadOf, useAbout, useAmong } from './api';
import { Facts } from './Facts';
import { Preview } from './Preview';
import { ReplaceDialog } from './ReplaceDialog';
import { TextTab } from './TextTab';
import { Versions } from './Versions';
import styles from './Document.module.css';

const tabs = ['preview', 'text', 'about', 'versions'] as const;
type Tab = (typeof tabs)[number];

/** One document on a page of its own; `among` in the address says which others one can leaf to, `version` which one. */
export function DocumentView({ id }: { id: string }) {
  const { parameters } = useAddress();
  const about = useAbout(id, Number(parameters.get('version')) || undefined);
  if (about.error && !about.data) return <Failure error={about.error} retry={() => void about.refetch()} />;
  if (!about.data) return <Waiting lines={8} />;
  return <Shown about={about.data} />;
}

function Shown({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const { parameters } = useAddress();
  const [replacing, setReplacing] = useState(false);
  const tab: Tab = tabs.find((one) => one === parameters.get('tab')) ?? 'preview';
  const record = about.records[0];
  return (
    <div className={styles.page}>
      <PageHead
        title={about.name}
        above={
          record && <Link to={recordAddress(record.registry, String(record.recordId))}>{t('record')}</Link>
        }
        beside={
          about.version > 1 && (
            <span className={styles.version}>{t('version', { version: about.version })}</span>
          )
        }
        below={
          <>
            {about.uploadedBy} <Moment at={about.uploadedAt} />
          </>
        }
        actions={
          <>
            <Leaf id={about.id} />
            {about.replaceable && (
              <Button icon={<SwapOutlined />} onClick={() => setReplacing(true)}>
                {t('replace')}
              </Button>
            )}
            {about.scan !== 'infected' && (
              <Button type="primary" icon={<DownloadOutlined />} href={downloadOf(about.id, about.version)}>
                {t('download')}
              </Button>
            )}
          </>
        }
      />
      <TabLinks
        name={t('tabs')}
        parameter="tab"
        current={tab}
        items={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))}
      />
      <Hints about={about} />
      <div className={styles.body}>
        {tab === 'preview' && <Preview about={about} />}
        {tab === 'text' && <TextTab about={about} />}
        {tab === 'about' && <Facts about={about} />}
        {tab === 'versions' && <Versions about={about} />}
      </div>
      {replacing && <ReplaceDialog about={about} close={() => setReplacing(false)} />}
    </div>
  );
}

function Hints({ about }: { about: About }) {
  const { t } = useTranslation('document');
  return (
    <>
      {about.version < about.latest && (
        <Alert
          banner
          type="warning"
          title={
            <>
              {t('past', { version: about.version, latest: about.latest })}{' '}
              <Link to={documentAddress(about.id)}>{t('toLatest')}</Link>
            </>
          }
        />
      )}
      {about.scan === 'infected' && <Alert banner type="error" title={t('infected')} />}
      {about.scan === 'waiting' && <Alert banner type="warning" title={t('unscanned')} />}
      {about.duplicates.length > 0 && (
        <Alert
          banner
          type="info"
          title={
            <>
              {t('same', { count: about.duplicates.length })}{' '}
              {about.duplicates.map((one) => (
                <Link key={one.id} to={documentAddress(one.id)} className={styles.same}>
                  {t('sameAt', { name: one.name })}
                </Link>
              ))}
            </>
          }
        />
      )}
    </>
  );
}

/** To the neighbours, by button and by arrow key. */
function Leaf({ id }: { id: string }) {
  const { t } = useTranslation('document');
  const navigate = useNavigate();
  const { parameters } = useAddress();
  const asked = parameters.get('among')?.split(',').filter(Boolean) ?? [];
  const { data } = useAmong(asked);
  const ids = data?.map((one) => one.id) ?? [];
  const at = ids.indexOf(id);
  const go = (step: number) => {
    const other = ids[at + step];
    if (at >= 0 && other) void navigate(documentAddress(other, ids), { replace: true });
  };
  useShortcuts([
    { keys: 'ArrowLeft', run: () => go(-1) },
    { keys: 'ArrowRight', run: () => go(1) },
  ]);
  if (ids.length < 2 || at < 0) return null;
  return (
    <span className={styles.leaf}>
      <Button icon={<LeftOutlined />} aria-label={t('previous')} disabled={at === 0} onClick={() => go(-1)} />
      <span>{t('among', { at: at + 1, count: ids.length })}</span>
      <Button
        icon={<RightOutlined />}
        aria-label={t('next')}
        disabled={at === ids.length - 1}
        onClick={() => go(1)}
      />
    </span>
  );
}
