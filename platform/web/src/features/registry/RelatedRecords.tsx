import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { recordAddress, type Field, type RegistryRecord } from '@/lib/records';
import { useRecord, useRegistry } from './api';
import { RecordFields } from './RecordFields';
import styles from './RelatedRecords.module.css';

interface Related {
  field: Field;
  registry: string;
  id: string;
  title: string;
}

const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === null || value === undefined ? [] : [String(value)];

export function relatedOf(record: RegistryRecord, fields: Field[]): Related[] {
  return fields.flatMap((field) => {
    const { registry } = field;
    if (!registry || !field.type.startsWith('reference')) return [];
    const titles = list(record.labels[field.name]);
    return list(record.values[field.name]).map((id, at) => ({
      field,
      registry,
      id,
      title: titles[at] ?? id,
    }));
  });
}

/** The records that a record speaks of – its subject, its items –, each opened where one stands. */
export function RelatedRecords({ record }: { record: RegistryRecord }) {
  const fields = useRegistry(record.registry).data?.fields ?? [];
  return relatedOf(record, fields).map((related) => (
    <Card key={`${related.field.name}/${related.id}`} related={related} />
  ));
}

function Card({ related }: { related: Related }) {
  const label = useLabel();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.card} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.kind}>{label(related.field.label)}</span>
        <span>{related.title}</span>
      </summary>
      {open && <Body related={related} />}
    </details>
  );
}

function Body({ related: { registry, id } }: { related: Related }) {
  const { t } = useTranslation();
  const record = useRecord(registry, id);
  if (record.error) return <Failure error={record.error} retry={() => void record.refetch()} />;
  if (!record.data) return <Waiting lines={4} />;
  return (
    <div className={styles.body}>
      <RecordFields record={record.data} narrow />
      <Link to={recordAddress(registry, id)}>{t('openPage')}</Link>
    </div>
  );
}
