import { useTranslation } from 'react-i18next';
import { DocumentList } from '@/components/Documents';
import { Empty } from '@/components/Empty';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import { useLabel } from '@/lib/i18n';
import type { RecordRef } from '@/lib/records';
import { useForm, type TimelineEntry } from './api';
import { outcomeText } from './outcome';
import { Submission } from './Submission';
import styles from './Timeline.module.css';

const kinds = [
  'started',
  'claimed',
  'unclaimed',
  'completed',
  'canceled',
  'archived',
  'ended',
  'created',
  'system',
] as const;

interface Props {
  entries: TimelineEntry[];
  /** Names of the steps in the language of the screen. */
  names: Map<string, string>;
  record: RecordRef;
  /** Where it stands now. */
  now: string[];
}

/** Who did what when, with opinions and documents, oldest first. */
export function Timeline({ entries, names, now, record }: Props) {
  const { t } = useTranslation('process');
  if (entries.length === 0) return <Empty title={t('empty')}>{t('emptyText')}</Empty>;
  return (
    <ol className={styles.timeline} aria-label={t('timeline')}>
      {entries.map((entry, index) => (
        <Entry
          key={`${entry.at}/${index}`}
          entry={entry}
          name={entry.elementId ? names.get(entry.elementId) : undefined}
          record={record}
        />
      ))}
      {now.map((step) => (
        <li key={step} className={styles.entry} data-kind="now">
          <p className={styles.first}>
            <span className={styles.step}>{step}</span>
            <StatusTag tone="running">{t('now')}</StatusTag>
          </p>
        </li>
      ))}
    </ol>
  );
}

interface EntryProps {
  entry: TimelineEntry;
  name: string | undefined;
  record: RecordRef;
}

function Entry({ entry, name, record }: EntryProps) {
  const { t } = useTranslation('process');
  const label = useLabel();
  const kind = kinds.find((one) => one === entry.kind) ?? 'other';
  const step = name ?? label(entry.elementName);
  const form = useForm(entry.outcome ? entry.formId : null, entry.formVersion);
  return (
    <li className={styles.entry} data-kind={kind}>
      <p className={styles.first}>
        <span className={styles.step}>{step || t(`kind.${kind}`)}</span>
        {step && kind !== 'completed' && <span className={styles.kind}>{t(`kind.${kind}`)}</span>}
        {entry.outcome && (
          <span className={styles.outcome}>
            {outcomeText(form.data?.schema, entry.values, entry.outcome)}
          </span>
        )}
      </p>
      <p className={styles.second}>
        <span>{entry.person?.name ?? t('system')}</span>
        <Moment at={entry.at} />
      </p>
      {entry.opinion && (
        <p className={styles.opinion}>
          <span className="jg-hidden">{t('opinion')}</span>
          {entry.opinion}
        </p>
      )}
      {entry.documents.length > 0 && <DocumentList documents={entry.documents} />}
      {entry.formId && Object.keys(entry.values).length > 0 && (
        <Submission entry={entry} step={step} record={record} />
      )}
    </li>
  );
}
