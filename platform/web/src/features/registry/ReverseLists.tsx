import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { countText } from '@/lib/query';
import { recordAddress } from '@/lib/records';
import { useReverse } from './api';
import styles from './RelatedRecords.module.css';

/** What of other registries refers to a record, the newest first. */
export function ReverseLists({ registry, id }: { registry: string; id: string }) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const found = useReverse(registry, id);
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={4} />;
  return found.data.map((list) => (
    <Section
      key={`${list.registry}/${list.field}`}
      title={label(list.label)}
      extra={<span>{common('rows', { total: countText(list.count) })}</span>}
    >
      {list.records.length === 0 && <p>{t('noneRefer')}</p>}
      <ul className={styles.reverse}>
        {list.records.map((record) => (
          <li key={record.id}>
            <Link to={recordAddress(list.registry, record.id)}>{record.title}</Link>
            <span>{[record.number, record.status].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Section>
  ));
}
