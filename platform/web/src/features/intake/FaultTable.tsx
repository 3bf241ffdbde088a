import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useFaults, type ImportScreen } from './api';
import styles from './Intake.module.css';

/** The rows that are wrong: first in kinds, then one by one. */
export function FaultTable({ screen }: { screen: ImportScreen }) {
  const { t } = useTranslation('intake');
  const label = useLabel();
  const found = useFaults(screen.summary.id);
  const faults = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const name = (field: string) => {
    const column = screen.columns.find((one) => one.field === field);
    const known = screen.fields.find((one) => one.name === field);
    return column?.title ?? (known ? label(known.label) : t('faults.whole'));
  };
  return (
    <>
      {screen.faults.length > 1 && (
        <Section title={t('faults.kinds')}>
          <ul className={styles.kinds}>
            {screen.faults.map((kind) => (
              <li key={`${kind.field} ${kind.code}`}>
                {t('faults.example', { field: name(kind.field), message: kind.example })}{' '}
                <span className={styles.muted}>{t('faults.times', { count: kind.count })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('faults.title')}>
        {found.isPending && <Waiting />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {faults.length > 0 && (
          <>
            <table className={styles.table} aria-label={t('faults.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('faults.row')}</th>
                  <th scope="col">{t('faults.field')}</th>
                  <th scope="col">{t('faults.text')}</th>
                  <th scope="col">{t('faults.message')}</th>
                </tr>
              </thead>
              <tbody>
                {faults.map((fault, index) => (
                  <tr key={`${fault.row} ${index}`}>
                    <td data-label={t('faults.row')}>{fault.row}</td>
                    <td data-label={t('faults.field')}>{name(fault.field)}</td>
                    <td data-label={t('faults.text')}>{fault.text}</td>
                    <td data-label={t('faults.message')}>{fault.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <LoadMore
              hasMore={found.hasNextPage}
              loading={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </>
        )}
      </Section>
    </>
  );
}
