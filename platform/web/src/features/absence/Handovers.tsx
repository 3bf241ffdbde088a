import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import { useAddress } from '@/lib/address';
import { useHandovers } from './api';
import { HandoverDialog } from './HandoverDialog';
import { HandoverItems } from './HandoverItems';
import styles from './AbsenceView.module.css';

/** When somebody leaves: everything they hold, and what will still come, goes to another. */
export function Handovers() {
  const { t } = useTranslation('absence');
  const [opened, setOpened] = useState<string | null>(null);
  const { parameters, change } = useAddress();
  // Whoever is told of a closed account comes with its name.
  const leaver = parameters.get('leaver') ?? undefined;
  const asking = leaver !== undefined || parameters.get('new') === 'handover';
  const closeDialog = useCallback(() => change({ new: null, leaver: null }, { replace: true }), [change]);
  const found = useHandovers();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className={styles.head}>
        <Button onClick={() => change({ new: 'handover' })}>{t('handover.start')}</Button>
      </div>
      {found.isSuccess && rows.length === 0 && <p className={styles.none}>{t('handover.none')}</p>}
      <ul>
        {rows.map((one) => (
          <li key={one.id} className={styles.row}>
            <span className={styles.main}>
              {t('handover.row', { from: one.person.name, to: one.successor.name })}
            </span>
            <span className={styles.facts}>
              <Moment at={one.at} />
              <span>{t('handover.arranged', { name: one.by.name })}</span>
              <span>{one.reason}</span>
              {one.future && <span>{t('handover.futureToo')}</span>}
            </span>
            <Button size="small" type="link" onClick={() => setOpened(one.id)}>
              {t('handover.tasks', { count: one.tasks })}
            </Button>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button type="text" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('loadMore', { ns: 'common' })}
        </Button>
      )}
      {asking && <HandoverDialog leaver={leaver} onClose={closeDialog} />}
      {opened !== null && <HandoverItems id={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
