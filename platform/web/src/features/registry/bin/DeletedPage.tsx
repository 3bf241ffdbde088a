import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { recordAddress } from '@/lib/records';
import styles from '../merge/Merge.module.css';
import { RecordFields } from '../RecordFields';
import { BackButton } from '../RecordView';
import { useDeleted } from './api';
import { useRevive } from './useRevive';

interface Props {
  registry: string;
  id: string;
  failure: (error: unknown) => ReactNode;
}

/** A deleted record as it was last, and where it went. */
export function DeletedPage({ registry, id, failure }: Props) {
  const { t } = useTranslation('list');
  const { data, error } = useDeleted(registry, id);
  const restore = useRevive();
  if (error) return failure(error);
  if (!data) return <Waiting lines={10} />;
  const { record, deletion } = data;
  return (
    <article>
      <PageHead above={<BackButton />} title={record.title} />
      <div className={styles.body}>
        <Alert
          type="warning"
          showIcon
          title={
            <>
              {deletion.mergedInto ? (
                <>
                  {t('bin.merged')}{' '}
                  <Link className={styles.within} to={recordAddress(registry, deletion.mergedInto)}>
                    {deletion.mergedIntoTitle}
                  </Link>
                </>
              ) : (
                t('bin.deleted')
              )}{' '}
              · {data.byName} <Moment at={deletion.at} />
            </>
          }
          description={deletion.reason}
          action={
            !deletion.mergedInto &&
            record.rights?.delete && (
              <Button size="small" onClick={() => restore(data)}>
                {t('bin.revive')}
              </Button>
            )
          }
        />
        <RecordFields record={record} />
      </div>
    </article>
  );
}
