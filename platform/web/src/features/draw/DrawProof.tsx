import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { ValueTable } from '@/components/ValueTable';
import { Waiting } from '@/components/Waiting';
import type { Field } from '@/lib/records';
import { useProof } from './api';
import styles from './DrawList.module.css';

/** The lists of a draw: what came out, and what it was drawn from. */
export function DrawProof({ id }: { id: string }) {
  const { t } = useTranslation('draw');
  const proof = useProof(id);
  if (proof.error) return <Failure error={proof.error} retry={() => void proof.refetch()} />;
  if (!proof.data) return <Waiting lines={4} />;
  const { pool, result } = proof.data;
  const same = (text: string) => ({ zh: text, en: text });
  const list: Field = {
    name: 'result',
    type: 'table',
    label: same(t('result')),
    columns: [
      { name: 'object_name', type: 'text', label: same(t('subject')) },
      { name: 'uscc', type: 'text', label: same(t('uscc')) },
      { name: 'officer_names', type: 'text', label: same(t('officerNames')) },
    ],
  };
  return (
    <>
      <ValueTable field={list} rows={result.map((row) => ({ ...row }))} />
      <details style={{ marginTop: 8 }}>
        <summary>{t('poolList', { count: pool.length })}</summary>
        <p className={styles.pool} tabIndex={0}>
          {pool.join(', ')}
        </p>
      </details>
    </>
  );
}
