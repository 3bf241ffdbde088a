import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import styles from '../layout.module.css';
import { bulkList, useBulk, type BulkDeed } from './api';
import { BulkActs, BulkState, useEnded } from './BulkState';

/** A deed on many on a page of its own, to come back to. */
export function BulkView({ id }: { id: string }) {
  const { data, error, refetch } = useBulk(id);
  if (data) return <Shown bulk={data} />;
  return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting lines={8} />;
}

function Shown({ bulk }: { bulk: BulkDeed }) {
  const { t } = useTranslation('bulk');
  const name = t(`deeds.${bulk.deed}`);
  useEnded(bulk);
  return (
    <article className={styles.page}>
      <PageHead
        title={t('title', { deed: name })}
        below={<Link to={bulkList}>{t('mine')}</Link>}
        actions={<BulkActs bulk={bulk} name={name} />}
      />
      <div className={styles.body}>
        <BulkState bulk={bulk} name={name} />
      </div>
    </article>
  );
}
