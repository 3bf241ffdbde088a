import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Waiting } from '@/components/Waiting';
import { changed, useAddress } from '@/lib/address';
import { groupings, states, useTallies, type Filter, type On, type State, type Tally } from './api';
import styles from './Cockpit.module.css';

const figures: [Exclude<State, 'all'>, Exclude<keyof Tally, 'key' | 'label'>, ('near' | 'late')?][] = [
  ['unclaimed', 'unclaimed'],
  ['near', 'near', 'near'],
  ['overdue', 'overdue', 'late'],
  ['sign', 'signOverdue', 'late'],
  ['feedback', 'feedbackOverdue', 'late'],
  ['paused', 'paused'],
];

/** Who has how much, and how much of it is late; every figure opens what it counts. */
export function Workload({ on, filter }: { on: On; filter: Filter }) {
  const { t } = useTranslation('deadline');
  const { parameters, change } = useAddress();
  const by = groupings.find((one) => one === parameters.get('by')) ?? 'organisation';
  const shown = figures.filter(([key]) => states[on].includes(key));
  const found = useTallies(on, by, filter);
  const to = (tally: Tally, tab: string) =>
    `?${changed(parameters, { tab, by: null, [by]: tally.key || null }).toString()}`;
  return (
    <>
      <div>
        <Segmented
          aria-label={t('workload.by')}
          value={by}
          onChange={(value) => change({ by: value }, { replace: true })}
          options={groupings.map((value) => ({ value, label: t(`by.${on}.${value}`) }))}
        />
      </div>
      {found.isPending && <Waiting lines={6} />}
      {found.data?.length === 0 && <Empty title={t(`none.${on}`)}>{t(`noneText.${on}`)}</Empty>}
      {found.data && found.data.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('workload.title')}>
            <thead>
              <tr>
                <th scope="col">{t(`by.${on}.${by}`)}</th>
                <th scope="col" className={styles.number}>
                  {t('workload.total')}
                </th>
                {shown.map(([key]) => (
                  <th key={key} scope="col" className={styles.number}>
                    {t(key === 'unclaimed' ? `tab.unclaimed.${on}` : `tab.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.data.map((tally) => (
                <tr key={tally.key}>
                  <td>{tally.label || t(`tab.unclaimed.${on}`)}</td>
                  <Figure value={tally.total} to={to(tally, 'all')} />
                  {shown.map(([key, figure, tone]) => (
                    <Figure key={key} value={tally[figure]} to={to(tally, key)} tone={tone} />
                  ))}
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
