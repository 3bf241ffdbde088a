import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { today } from '@/lib/time';
import { useMonths } from './api';
import { lastMonths, type PanoramaSection } from './sections';
import styles from './Panorama.module.css';

interface Props {
  registry: string;
  id: string;
  sections: PanoramaSection[];
}

/** How much happened in each month; of a person the work done. */
export function Months({ registry, id, sections }: Props) {
  const { t } = useTranslation('panorama');
  const found = useMonths(registry, id).data ?? [];
  const work = new Set(sections.filter((section) => section.load).map((section) => section.section));
  const counted = found.filter((one) => work.size === 0 || work.has(one.section));
  if (counted.length === 0) return null;
  const months = lastMonths(today().slice(0, 7), 24);
  const sums = months.map((month) =>
    counted.filter((one) => one.month === month).reduce((sum, one) => sum + one.count, 0),
  );
  const most = Math.max(...sums, 1);
  const year = sums.slice(12).reduce((sum, one) => sum + one, 0);
  return (
    <Section title={t('months')} extra={<span>{t('lastYear', { count: year })}</span>}>
      <ul className={styles.months}>
        {months.map((month, index) => (
          <li key={month} title={t('monthCount', { month, count: sums[index] })}>
            <span className="jg-hidden">{t('monthCount', { month, count: sums[index] })}</span>
            <i style={{ height: `${((sums[index] ?? 0) / most) * 100}%` }} />
          </li>
        ))}
      </ul>
      <div className={styles.ends} aria-hidden>
        <span>{months[0]}</span>
        <span>{months.at(-1)}</span>
      </div>
    </Section>
  );
}
