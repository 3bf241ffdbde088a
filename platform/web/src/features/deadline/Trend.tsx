import { Segmented, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useTrend, type On, type TrendDay } from './api';
import styles from './Cockpit.module.css';

const spans = ['30', '90'];
const series = [
  ['open', styles.open],
  ['late', styles.lateBar],
  ['met', styles.met],
] as const;

const sum = (days: TrendDay[], key: 'met' | 'late' | 'open') =>
  days.reduce((total, day) => total + day[key], 0);

/** How punctual the last days were: of what was due on a day, done in time, done late, still open. */
export function Trend({ on, organisation }: { on: On; organisation: string | undefined }) {
  const { t } = useTranslation('deadline');
  const { parameters, change } = useAddress();
  const span = spans.find((one) => one === parameters.get('days')) ?? '30';
  const days = useTrend(on, Number(span), organisation).data;
  if (!days) return <Waiting lines={6} />;
  const total = sum(days, 'met') + sum(days, 'late') + sum(days, 'open');
  return (
    <Section
      title={t(`trend.title.${on}`)}
      extra={
        <Segmented
          value={span}
          onChange={(value) => change({ days: value }, { replace: true })}
          options={spans.map((value) => ({ value, label: t('trend.days', { count: Number(value) }) }))}
        />
      }
    >
      {total === 0 ? (
        <Empty title={t(`trend.none.${on}`)} />
      ) : (
        <Chart title={t(`trend.title.${on}`)} days={days} total={total} />
      )}
    </Section>
  );
}

function Chart({ title, days, total }: { title: string; days: TrendDay[]; total: number }) {
  const { t } = useTranslation('deadline');
  const highest = Math.max(...days.map((day) => day.met + day.late + day.open));
  return (
    <>
      <p className={styles.legend}>
        {series.map(([key, className]) => (
          <span key={key}>
            <i className={className} aria-hidden />
            {t(`trend.${key}`)} {sum(days, key)}
          </span>
        ))}
        <strong>{t('trend.rate', { rate: Math.round((100 * sum(days, 'met')) / total) })}</strong>
      </p>
      <div className={styles.chart} aria-hidden>
        {days.map((day) => (
          <Tooltip
            key={day.day}
            title={`${day.day}：${series.map(([key]) => `${t(`trend.${key}`)} ${day[key]}`).join(' · ')}`}
          >
            <div className={styles.day}>
              {series.map(([key, className]) => (
                <div key={key} className={className} style={{ height: `${(100 * day[key]) / highest}%` }} />
              ))}
            </div>
          </Tooltip>
        ))}
      </div>
      <div className={styles.axis} aria-hidden>
        <span>{days[0]?.day}</span>
        <span>{days.at(-1)?.day}</span>
      </div>
      <table className="jg-hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            {series.map(([key]) => (
              <th key={key} scope="col">
                {t(`trend.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              {series.map(([key]) => (
                <td key={key}>{day[key]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
