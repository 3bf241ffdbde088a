import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useConsumers, useServices, useUsage, type UsageDay } from './api';
import { Chart } from './Chart';
import styles from './Sharing.module.css';

/** Who used how much on which day: the chart, then the figures. */
export function UsageView() {
  const { t } = useTranslation('sharing');
  const { parameters, change } = useAddress();
  const consumer = parameters.get('consumer') ?? undefined;
  const service = parameters.get('service') ?? undefined;
  const found = useUsage({ consumer, service });
  const consumers = useConsumers().data?.pages.flatMap((page) => page.rows) ?? [];
  const services = useServices().data?.pages.flatMap((page) => page.rows) ?? [];
  const days = found.data;
  const name = (id: string) => consumers.find((one) => one.consumer === id)?.name ?? id;
  const chart = charted(days ?? [], name);
  return (
    <>
      <div className={styles.line}>
        <Select
          allowClear
          style={{ minWidth: 200 }}
          aria-label={t('consumer')}
          placeholder={`${t('consumer')}: ${t('all')}`}
          value={consumer}
          options={consumers.map((one) => ({ value: one.consumer, label: one.name }))}
          onChange={(value: string | undefined) => change({ consumer: value ?? null }, { replace: true })}
        />
        <Select
          allowClear
          style={{ minWidth: 200 }}
          aria-label={t('service')}
          placeholder={`${t('service')}: ${t('all')}`}
          value={service}
          options={services.map((one) => ({ value: one.service, label: one.label }))}
          onChange={(value: string | undefined) => change({ service: value ?? null }, { replace: true })}
        />
        <span className={styles.muted}>{t('usageText')}</span>
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {days?.length === 0 && <Empty title={t('noUsage')}>{t('noUsageText')}</Empty>}
      {days && days.length > 0 && (
        <>
          <Chart label={t('usageChart')} stacked {...chart} />
          <UsageTable days={days} name={name} />
        </>
      )}
    </>
  );
}

function charted(days: UsageDay[], label: (consumer: string) => string) {
  const categories = [...new Set(days.map((one) => one.day))].sort();
  const consumers = [...new Set(days.map((one) => one.consumer))].sort();
  const series = consumers.map((name) => ({
    name: label(name),
    values: categories.map((day) =>
      days
        .filter((one) => one.day === day && one.consumer === name)
        .reduce((sum, one) => sum + one.rows + one.pushed, 0),
    ),
  }));
  return { categories, series };
}

function UsageTable({ days, name }: { days: UsageDay[]; name: (consumer: string) => string }) {
  const { t } = useTranslation('sharing');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('tabs.usage')}>
        <thead>
          <tr>
            <th>{t('day')}</th>
            <th>{t('consumer')}</th>
            <th>{t('service')}</th>
            <th className={styles.number}>{t('requests')}</th>
            <th className={styles.number}>{t('rows')}</th>
            <th className={styles.number}>{t('pushedRows')}</th>
            <th className={styles.number}>{t('refused')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={`${one.day} ${one.consumer} ${one.service}`}>
              <td>{one.day}</td>
              <td>{name(one.consumer)}</td>
              <td className={styles.muted}>{one.service}</td>
              <td className={styles.number}>{one.requests.toLocaleString('en-US')}</td>
              <td className={styles.number}>{one.rows.toLocaleString('en-US')}</td>
              <td className={styles.number}>{one.pushed.toLocaleString('en-US')}</td>
              <td className={styles.number}>{one.refused.toLocaleString('en-US')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
