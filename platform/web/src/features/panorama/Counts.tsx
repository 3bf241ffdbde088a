import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { countText } from '@/lib/query';
import { isAmount, type PanoramaSection } from './sections';
import styles from './Panorama.module.css';

const money = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** How much there is of each kind; leads there. */
export function Counts({ sections }: { sections: PanoramaSection[] }) {
  const { t } = useTranslation('panorama');
  const label = useLabel();
  const inHand = sections.filter((section) => section.load).reduce((sum, section) => sum + section.open, 0);
  return (
    <ul className={styles.counts} aria-label={t('counts')}>
      {sections
        .filter((section) => section.count.value > 0)
        .map((section) => (
          <li key={section.section}>
            <a href={`#${section.section}`} className={styles.count}>
              <strong>{countText(section.count)}</strong>
              <span>{label(section.label)}</span>
              {isAmount(section) && (
                <small>{t('total', { amount: money.format(Number(section.total)) })}</small>
              )}
            </a>
          </li>
        ))}
      {inHand > 0 && <li className={styles.inHand}>{t('inHand', { count: inHand })}</li>}
    </ul>
  );
}
