import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/Moment';
import { words } from '@/lib/words';
import type { FullRecord } from '../api';
import { undoMerge, useMerges } from './api';
import styles from './Merge.module.css';

/** What was merged into a record, and the way back. */
export function MergedHere({ record }: { record: FullRecord }) {
  const { t } = useTranslation('list');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const merges = useMerges(record.registry, record.id).data ?? [];
  const undo = (id: string) =>
    modal.confirm({
      title: t('merge.undoTitle'),
      content: t('merge.undoText'),
      okText: t('merge.undo'),
      cancelText: common('cancel'),
      onOk: async () => {
        try {
          await undoMerge(record.registry, id);
          message.success(t('merge.undone'));
          await client.invalidateQueries();
        } catch (failure) {
          message.error({ content: words(failure), duration: 8 });
        }
      },
    });
  return merges.map((one) => (
    <Alert
      key={one.id}
      type="info"
      showIcon
      title={
        <>
          {t('merge.into', { name: one.byName })} <Moment at={one.at} /> · {one.reason}{' '}
          <Link className={styles.within} to={`/registries/${record.registry}/deleted/${one.loser}`}>
            {t('merge.lookLoser')}
          </Link>
        </>
      }
      action={
        record.rights?.change &&
        record.rights.delete && (
          <Button size="small" onClick={() => undo(one.id)}>
            {t('merge.undo')}
          </Button>
        )
      }
    />
  ));
}
