import type { ReactNode } from 'react';
import type { Status, Tone } from '@/lib/records';
import { useLabel } from '@/lib/i18n';
import styles from './StatusTag.module.css';

/** State in words; the colour only repeats them. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

export function RecordStatus({
  statuses,
  code,
}: {
  statuses: Status[] | undefined;
  code: string | null | undefined;
}) {
  const label = useLabel();
  const status = statuses?.find((one) => one.code === code);
  if (!code) return null;
  return <StatusTag tone={status?.tone ?? 'waiting'}>{status ? label(status.label) : code}</StatusTag>;
}
