import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Documents } from '@/components/Documents';
import { Section } from '@/components/Section';
import { recordAddress } from '@/lib/records';
import { panoramaAddress, useAttached, usePeople } from './api';
import styles from './Panorama.module.css';

interface Props {
  registry: string;
  id: string;
}

/** Who came, those seen most often first. */
export function People({ registry, id }: Props) {
  const { t } = useTranslation('panorama');
  const people = usePeople(registry, id).data ?? [];
  if (people.length === 0) return null;
  return (
    <Section title={t('people')}>
      <ul className={styles.people} aria-label={t('people')}>
        {people.map((one) => (
          <li key={`${one.registry ?? ''}/${one.id ?? one.name}`}>
            {one.registry && one.id ? (
              <Link to={panoramaAddress(one.registry, one.id)}>{one.name}</Link>
            ) : (
              <span>{one.name}</span>
            )}
            <span className={styles.about}>{t('met', { count: one.count, last: one.last })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is attached to any of the records. */
export function Attachments({ registry, id }: Props) {
  const { t } = useTranslation('panorama');
  const attached = useAttached(registry, id).data ?? [];
  if (attached.length === 0) return null;
  return (
    <Section title={t('documents')}>
      <ul className={styles.people}>
        {attached.map((one) => (
          <li key={`${one.registry}/${one.id}`}>
            <Link to={recordAddress(one.registry, one.id)}>{one.title}</Link>
            <Documents ids={one.documents} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
