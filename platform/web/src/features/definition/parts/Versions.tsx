import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { fileAddress, useVersion, useVersions, type Definition } from '../api';
import { differences } from '../differences';
import { useEditing } from '../editing';
import type { Kind } from '../source';
import styles from '../Definition.module.css';

/** What was published, by whom, and how one differs from another. */
export function Versions({ kind, loaded }: { kind: Kind; loaded: Definition }) {
  const { t } = useTranslation('definition');
  const found = useVersions(kind, loaded.name);
  const versions = (found.data?.pages ?? []).flatMap((page) => page.rows);
  if (loaded.version === null) {
    return (
      <Section title={t('tabs.versions')}>
        <p>{t('version.none')}</p>
      </Section>
    );
  }
  return (
    <>
      <Section title={t('tabs.versions')}>
        {found.isPending && <Waiting />}
        <table className={styles.table} aria-label={t('tabs.versions')}>
          <thead>
            <tr>
              <th>{t('version.no')}</th>
              <th>{t('version.at')}</th>
              <th>{t('version.by')}</th>
              <th>
                <span className={styles.hidden}>{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={one.version}>
                <td>{one.version}</td>
                <td>
                  <Moment at={one.publishedAt} />
                </td>
                <td>{one.publishedBy ?? t('shipped')}</td>
                <td>
                  <a href={fileAddress(kind, loaded.name, one.version)} download>
                    {t('version.file')}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <LoadMore
          hasMore={found.hasNextPage}
          loading={found.isFetchingNextPage}
          onMore={() => void found.fetchNextPage()}
        />
      </Section>
      <Comparison kind={kind} name={loaded.name} versions={versions.map((one) => one.version)} />
    </>
  );
}

const DRAFT = 0;

function Comparison({ kind, name, versions }: { kind: Kind; name: string; versions: number[] }) {
  const { t } = useTranslation('definition');
  const { source } = useEditing();
  const [now, setNow] = useState(DRAFT);
  const [before, setBefore] = useState<number>();
  const old = before ?? versions.find((one) => now === DRAFT || one < now) ?? 0;
  const oldSource = useVersion(kind, name, old).data?.source;
  const nowSource = useVersion(kind, name, now).data?.source;
  const found =
    oldSource && (now === DRAFT || nowSource) ? differences(oldSource, nowSource ?? source) : undefined;
  const options = versions.map((one) => ({ value: one, label: t('version.named', { no: one }) }));
  return (
    <Section title={t('version.differences')}>
      <div className={styles.grid}>
        <Select aria-label={t('version.before')} value={old} options={options} onChange={setBefore} />
        <Select
          aria-label={t('version.after')}
          value={now}
          options={[{ value: DRAFT, label: t('version.edited') }, ...options]}
          onChange={setNow}
        />
      </div>
      {found?.length === 0 && <p className={styles.help}>{t('version.same')}</p>}
      {found && found.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('version.differences')}>
            <thead>
              <tr>
                <th>{t('version.place')}</th>
                <th>{t('version.before')}</th>
                <th>{t('version.after')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <tr key={one.path.join('/')}>
                  <td>{one.path.map((step) => (step === '#' ? t('version.order') : step)).join(' › ')}</td>
                  <td className={styles.difference}>{one.before || '—'}</td>
                  <td className={styles.difference}>{one.after || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
