import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DocumentList } from '@/components/Documents';
import { Empty } from '@/components/Empty';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import { useLabel } from '@/lib/i18n';
import { outcomeText } from '@/lib/outcome';
import type { RecordRef } from '@/lib/records';
import { useForm, type TimelineEntry } from './api';
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
  'stopped',
  'created',
  'system',
  'transferred',
  'delegated',
  'delegate-returned',
  'signer-added',
  'signer-added-before',
  'signer-added-after',
  'signer-removed',
  'signed',
  'decided',
  'returned',
  'withdrawn',
  'terminated',
  'jumped',
  'copied',
  'read',
  'urged',
  'supervised',
  'supervision-replied',
  'supervision-handed-over',
  'supervision-closed',
  'auto-completed',
  'redirected',
  'handed-over',
  'paused',
  'resumed',
  'extended',
  'extension-asked',
  'extension-refused',
  'overdue',
  'document-issued',
  'document-voided',
  'form-upgraded',
] as const;

const reasons = ['empty', 'initiator', 'same-approver', 'overdue'] as const;
const causes = ['empty', 'initiator', 'closed'] as const;

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
  const people = entry.people ?? [];
  const opinion = said(entry, kind, t);
  const step = name ?? label(entry.elementName);
  const form = useForm(entry.outcome ? entry.formId : null, entry.formVersion);
  return (
    <li className={styles.entry} data-kind={kind}>
      <p className={styles.first}>
        <span className={styles.step}>{step || t(`kind.${kind}`)}</span>
        {step && kind !== 'completed' && <span className={styles.kind}>{t(`kind.${kind}`)}</span>}
        {entry.outcome && !form.isLoading && (
          <span className={styles.outcome}>
            {outcomeText(form.data?.schema, entry.values, entry.outcome)}
          </span>
        )}
      </p>
      <p className={styles.second}>
        <span>{personOf(entry, t)}</span>
        <Moment at={entry.at} />
      </p>
      {people.length > 0 && (
        <p className={styles.second}>
          {t('to', { names: people.map(({ name: one }) => one).join(t('listSeparator', { ns: 'common' })) })}
        </p>
      )}
      {opinion && (
        <p className={styles.opinion}>
          <span className="jg-hidden">{t('opinion')}</span>
          {opinion}
        </p>
      )}
      {entry.documents.length > 0 && <DocumentList documents={entry.documents} then />}
      {entry.formId && Object.keys(entry.values).length > 0 && (
        <Submission entry={entry} step={step} record={record} />
      )}
    </li>
  );
}

/** The system's reasons in words; people's as they wrote them. */
function said(entry: TimelineEntry, kind: string, t: TFunction<'process'>): string | null {
  const reason = kind === 'auto-completed' ? reasons.find((one) => one === entry.opinion) : undefined;
  if (reason) return t(`automatic.${reason}`);
  if (kind === 'form-upgraded') return t('formVersions', { versions: entry.opinion });
  const cause = kind === 'redirected' ? causes.find((one) => one === entry.opinion) : undefined;
  return cause ? t(`instead.${cause}`, { name: entry.onBehalfOf?.name }) : entry.opinion;
}

function personOf(entry: TimelineEntry, t: TFunction<'process'>): string {
  if (!entry.person) return t('system');
  const absent = entry.onBehalfOf;
  return absent ? t('onBehalfOf', { name: entry.person.name, absent: absent.name }) : entry.person.name;
}
