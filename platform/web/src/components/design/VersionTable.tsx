import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '@/lib/query';
import { Listed } from '../Listed';
import { Moment } from '../Moment';
import { Section } from '../Section';
import styles from '../layout.module.css';

interface Version {
  version: number;
  publishedAt: string;
  publishedBy: string | null;
}

interface Props<One> {
  found: UseInfiniteQueryResult<InfiniteData<Page<One>>>;
  /** Something that each version says, where it is worth a column. */
  also?: { title: string; of: (version: One) => string | null } | undefined;
  /** Where a version is downloaded from. */
  file: (version: number) => string;
  /** What differs; without the second: from the one that is being edited. */
  compare: (before: number, after: number | undefined) => ReactNode;
}

/** What was published, by whom, and how one differs from another. */
export function VersionTable<One extends Version>({ found, also, file, compare }: Props<One>) {
  const { t } = useTranslation();
  const versions = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <Section title={t('design.versions')}>
        <Listed found={found} lines={4} none={<p>{t('design.none')}</p>}>
          {(rows) => <Versions rows={rows} also={also} file={file} />}
        </Listed>
      </Section>
      {versions.length > 0 && <Compared versions={versions.map((one) => one.version)} compare={compare} />}
    </>
  );
}

type RowsProps<One> = Pick<Props<One>, 'also' | 'file'> & { rows: One[] };

function Versions<One extends Version>({ rows, also, file }: RowsProps<One>) {
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('design.versions')}>
        <thead>
          <tr>
            <th>{t('design.version')}</th>
            <th>{t('design.at')}</th>
            <th>{t('design.by')}</th>
            {also && <th>{also.title}</th>}
            <th>
              <span className="jg-hidden">{t('design.file')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.version}>
              <td>{one.version}</td>
              <td>
                <Moment at={one.publishedAt} />
              </td>
              <td>{one.publishedBy ?? t('design.shipped')}</td>
              {also && <td>{also.of(one) ?? '—'}</td>}
              <td>
                <a href={file(one.version)} download>
                  {t('design.file')}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const EDITED = 0;

function Compared({ versions, compare }: { versions: number[]; compare: Props<Version>['compare'] }) {
  const { t } = useTranslation();
  const [after, setAfter] = useState(EDITED);
  const [chosen, setChosen] = useState<number>();
  const before = chosen ?? versions.find((one) => after === EDITED || one < after);
  const options = versions.map((one) => ({ value: one, label: t('design.named', { no: one }) }));
  return (
    <Section title={t('design.differences')}>
      <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 }}>
        <Select
          style={{ minWidth: 140 }}
          aria-label={t('design.before')}
          value={before}
          options={options}
          onChange={setChosen}
        />
        <span aria-hidden>→</span>
        <Select
          style={{ minWidth: 140 }}
          aria-label={t('design.after')}
          value={after}
          options={[{ value: EDITED, label: t('design.edited') }, ...options]}
          onChange={setAfter}
        />
      </div>
      {before !== undefined && (
        <div style={{ marginTop: 8 }}>{compare(before, after === EDITED ? undefined : after)}</div>
      )}
    </Section>
  );
}
