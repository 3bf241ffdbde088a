import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useStatistics, type CatalogueDetail, type Group } from './api';
import { Chart, type Series } from './Chart';
import { dimension, hasUnit } from './drill';
import { Drilled } from './Drilled';
import { GroupTable } from './GroupTable';
import styles from './Sharing.module.css';

const UNITS = ['day', 'month', 'year'] as const;
/** More bars than that tell nothing; the table has them all. */
const BARS = 40;

/** Figures of a service by what the person chooses, as a chart and as a table; each leads to its records. */
export function StatisticsView({ detail }: { detail: CatalogueDetail }) {
  const { t } = useTranslation('sharing');
  const { parameters, change } = useAddress();
  const [picked, setPicked] = useState<Group>();
  const dimensions = detail.fields.filter((one) => one.dimension);
  const measures = detail.fields.filter((one) => one.measure);
  const first = parameters.get('by') ?? dimensions[0]?.name ?? '';
  const second = parameters.get('then') ?? '';
  const unit = UNITS.find((one) => one === parameters.get('unit')) ?? 'month';
  const sum = parameters.get('sum') ?? '';
  const by = [first, second]
    .filter((name) => name !== '')
    .map((name) => dimension(name, detail.fields, unit))
    .join(',');
  const found = useStatistics(detail.entry.service, by, sum, detail.readable && first !== '');
  const groups = ordered(found.data?.groups ?? [], hasUnit(first, detail.fields), first);
  const chart = charted(groups, first, second, sum, t('empty'));
  if (!detail.readable) return <p>{t('notReadable')}</p>;
  if (dimensions.length === 0) return <p>{t('cannotCount')}</p>;
  const options = dimensions.map((one) => ({ value: one.name, label: one.label }));
  return (
    <>
      <p className={styles.muted}>{t('statisticsText')}</p>
      <div className={styles.line}>
        {t('groupBy')}
        <Select
          style={{ minWidth: 140 }}
          aria-label={t('groupBy')}
          value={first}
          options={options}
          onChange={(value: string) => change({ by: value, then: second === value ? null : second })}
        />
        {t('then')}
        <Select
          style={{ minWidth: 140 }}
          aria-label={t('then')}
          value={second}
          options={[{ value: '', label: t('none') }, ...options.filter((one) => one.value !== first)]}
          onChange={(value: string) => change({ then: value })}
        />
        {(hasUnit(first, detail.fields) || hasUnit(second, detail.fields)) && (
          <Select
            aria-label={t('unit')}
            value={unit}
            options={UNITS.map((value) => ({ value, label: `${t('unit')} ${t(`units.${value}`)}` }))}
            onChange={(value: string) => change({ unit: value })}
          />
        )}
        {measures.length > 0 && (
          <Select
            style={{ minWidth: 140 }}
            aria-label={t('sumOf')}
            value={sum}
            options={[
              { value: '', label: t('count') },
              ...measures.map((one) => ({ value: one.name, label: `${t('sumOf')} ${one.label}` })),
            ]}
            onChange={(value: string) => change({ sum: value })}
          />
        )}
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && groups.length === 0 && <p>{t('noFigures')}</p>}
      {found.data?.cut && <p className={styles.muted}>{t('cut')}</p>}
      {groups.length > 0 && (
        <>
          <Chart
            label={detail.entry.label}
            stacked={second !== ''}
            categories={chart.categories}
            series={chart.series}
            onPick={(index) => setPicked(second === '' ? groups[index] : undefined)}
          />
          <GroupTable
            names={[first, second].filter((name) => name !== '')}
            fields={detail.fields}
            groups={groups}
            sum={sum}
            onPick={setPicked}
          />
        </>
      )}
      {picked && <Drilled detail={detail} group={picked} onClose={() => setPicked(undefined)} />}
    </>
  );
}

/** Days in their order, all others by size. */
const ordered = (groups: Group[], byTime: boolean, first: string) =>
  byTime
    ? [...groups].sort((one, other) => (one.by[first] ?? '').localeCompare(other.by[first] ?? ''))
    : groups;

function charted(groups: Group[], first: string, second: string, sum: string, empty: string) {
  const value = (group: Group | undefined) =>
    group ? (sum ? Number(group.sums[sum] ?? 0) : group.count) : 0;
  const name = (group: Group, by: string) => group.labels[by] ?? empty;
  const categories = [...new Set(groups.map((group) => name(group, first)))].slice(0, BARS);
  if (second === '') {
    return { categories, series: [{ name: '', values: groups.slice(0, BARS).map(value) }] as Series[] };
  }
  const found = new Map(groups.map((group) => [`${name(group, first)}\n${name(group, second)}`, group]));
  const series = [...new Set(groups.map((group) => name(group, second)))].map((part) => ({
    name: part,
    values: categories.map((category) => value(found.get(`${category}\n${part}`))),
  }));
  return { categories, series };
}
