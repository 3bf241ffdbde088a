import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Waiting } from '@/components/Waiting';
import { changed, useAddress } from '@/lib/address';
import { groupings, useTallies, type Filter, type Tally } from './api';
import styles from './Cockpit.module.css';

/** Who has how much, and how much of it is late; every figure opens what it counts. */
export function Workload({ filter }: { filter: Filter }) {
  const { t } = useTranslation('deadline');
  const { parameters, change } = useAddress();
  const by = groupings.find((one) => one === parameters.get('by')) ?? 'organisation';
  const found = useTallies(by, filter);
  const to = (tally: Tally, tab: string) =>
    `?${changed(parameters, { tab, by: null, [by]: tally.key || null }).toString()}`;
  return (
    <>
      <div>
        <Segmented
          aria-label={t('workload.by')}
          value={by}
          onChange={(value) => change({ by: value }, { replace: true })}
          options={groupings.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
      </div>
      {found.isPending && <Waiting lines={6} />}
      {found.data?.length === 0 && <Empty title={t('none')}>{t('noneText')}</Empty>}
      {found.data && found.data.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('workload.title')}>
            <thead>
              <tr>
                <th scope="col">{t(`filter.${by}`)}</th>
                <th scope="col" className={styles.number}>
                  {t('workload.total')}
                </th>
                {(['unclaimed', 'near', 'overdue', 'sign', 'feedback', 'paused'] as const).map((key) => (
                  <th key={key} scope="col" className={styles.number}>
                    {t(`tab.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.data.map((tally) => (
                <tr key={tally.key}>
                  <td>{tally.label || t('nobody')}</td>
                  <Figure value={tally.total} to={to(tally, 'all')} />
                  <Figure value={tally.unclaimed} to={to(tally, 'unclaimed')} />
                  <Figure value={tally.near} to={to(tally, 'near')} tone="near" />
                  <Figure value={tally.overdue} to={to(tally, 'overdue')} tone="late" />
                  <Figure value={tally.signOverdue} to={to(tally, 'sign')} tone="late" />
                  <Figure value={tally.feedbackOverdue} to={to(tally, 'feedback')} tone="late" />
                  <Figure value={tally.paused} to={to(tally, 'paused')} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Figure({ value, to, tone }: { value: number; to: string; tone?: 'near' | 'late' }) {
  return (
    <td className={styles.number}>
      {value === 0 ? (
        0
      ) : (
        <Link to={to} className={tone && styles[tone]}>
          {value}
        </Link>
      )}
    </td>
  );
}
