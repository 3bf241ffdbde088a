import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useLabel, type Label } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import { dateTime } from '@/lib/time';
import { useTimeline, type TimelineEntry } from './api';
import { kindsOf, type PanoramaSection } from './sections';
import styles from './Panorama.module.css';

interface Props {
  registry: string;
  id: string;
  sections: PanoramaSection[];
}

/** What happened, of whatever kind, the newest first. */
export function Timeline({ registry, id, sections }: Props) {
  const { t } = useTranslation('panorama');
  const label = useLabel();
  const { parameters, change } = useAddress();
  const kind = parameters.getAll('kind');
  const found = useTimeline(registry, id, kind);
  const entries = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const labels = new Map(sections.map((section) => [section.section, section.label]));
  return (
    <Section
      title={t('timeline')}
      extra={
        <Select
          mode="multiple"
          className={styles.kinds}
          aria-label={t('kinds')}
          placeholder={t('all')}
          maxTagCount="responsive"
          value={kind}
          options={kindsOf(sections).map((section) => ({
            value: section.section,
            label: label(section.label),
          }))}
          onChange={(next) => change({ kind: next }, { replace: true })}
        />
      }
    >
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Waiting lines={8} />}
      {found.data && entries.length === 0 && <p className={styles.none}>{t('emptyTimeline')}</p>}
      <ol className={styles.timeline} aria-label={t('timeline')}>
        {entries.map((entry) => (
          <Entry key={`${entry.section}/${entry.id}`} entry={entry} kind={labels.get(entry.section)} />
        ))}
      </ol>
      {entries.length > 0 && (
        <LoadMore
          hasMore={found.hasNextPage}
          loading={found.isFetchingNextPage}
          onMore={() => void found.fetchNextPage()}
        />
      )}
    </Section>
  );
}

function Entry({ entry, kind }: { entry: TimelineEntry; kind: Label | undefined }) {
  const { t } = useTranslation();
  const label = useLabel();
  const at = dateTime(entry.at);
  return (
    <li className={styles.entry}>
      <div className={styles.when}>
        <time dateTime={entry.at}>{entry.day ? at.slice(0, 10) : at}</time>
        <span className={styles.kind}>{label(kind)}</span>
      </div>
      <Link to={recordAddress(entry.registry, entry.id)}>{entry.title}</Link>
      <div className={styles.about}>
        {[entry.number, entry.owner, entry.status].filter(Boolean).join(' · ')}
      </div>
      {entry.details.length > 0 && (
        <div className={styles.details}>
          {entry.details.map((detail) => (
            <span key={label(detail.label)}>
              {label(detail.label)}
              {t('colon')}
              {detail.text}
            </span>
          ))}
        </div>
      )}
    </li>
  );
}
