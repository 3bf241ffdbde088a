import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import type { FormSchema } from '@/lib/form-view';
import { type Design, fileAddress, useVersion, useVersions } from './api';
import { type Difference, differences } from './differences';
import styles from './FormDesign.module.css';

/** What was published, by whom, and how one differs from another. */
export function Versions({ loaded, schema }: { loaded: Design; schema: FormSchema }) {
  const { t } = useTranslation('formDesign');
  const found = useVersions(loaded.id);
  const versions = (found.data?.pages ?? []).flatMap((page) => page.rows);
  if (loaded.version === null) return <p className={styles.body}>{t('version.none')}</p>;
  return (
    <div className={styles.body}>
      <Section title={t('tabs.versions')}>
        {found.isPending && <Waiting />}
        <table className={styles.table} aria-label={t('tabs.versions')}>
          <thead>
            <tr>
              <th>{t('version.no')}</th>
              <th>{t('version.at')}</th>
              <th>{t('version.by')}</th>
              <th>{t('version.file')}</th>
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
                  <a href={fileAddress(loaded.id, one.version)} download>
                    {loaded.id}.form
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
      <Comparison id={loaded.id} schema={schema} versions={versions.map((one) => one.version)} />
    </div>
  );
}

const EDITING = 0;

function Comparison({ id, schema, versions }: { id: string; schema: FormSchema; versions: number[] }) {
  const { t } = useTranslation('formDesign');
  const [after, setAfter] = useState(EDITING);
  const [chosen, setChosen] = useState<number>();
  const before = chosen ?? versions.find((one) => after === EDITING || one < after) ?? 0;
  const old = useVersion(id, before).data?.schema;
  const now = useVersion(id, after).data?.schema;
  const shown = after === EDITING ? schema : now;
  const found = old && shown ? differences(old, shown) : undefined;
  const options = versions.map((one) => ({ value: one, label: t('version.named', { no: one }) }));
  return (
    <Section title={t('version.differences')}>
      <div className={styles.tools}>
        <Select aria-label={t('version.before')} value={before} options={options} onChange={setChosen} />
        <span aria-hidden>→</span>
        <Select
          aria-label={t('version.after')}
          value={after}
          options={[{ value: EDITING, label: t('version.editing') }, ...options]}
          onChange={setAfter}
        />
      </div>
      {found?.length === 0 && <p className={styles.muted}>{t('version.same')}</p>}
      {found && found.length > 0 && <Differences found={found} />}
    </Section>
  );
}

function Differences({ found }: { found: Difference[] }) {
  const { t, i18n } = useTranslation('formDesign');
  const word = (property: string | undefined) => {
    if (!property) return '';
    return i18n.exists(`properties.${property}`, { ns: 'formDesign' })
      ? t(`properties.${property as 'label'}`)
      : property;
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('version.differences')}>
        <thead>
          <tr>
            <th>{t('version.field')}</th>
            <th>{t('version.what')}</th>
            <th>{t('version.old')}</th>
            <th>{t('version.now')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={`${one.kind} ${one.name} ${one.property ?? ''}`}>
              <td>{one.name || t('version.form')}</td>
              <td>
                {t(`version.kinds.${one.kind}`)} {word(one.property)}
              </td>
              <td className={styles.difference}>{one.before ?? '—'}</td>
              <td className={styles.difference}>{one.after ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
