import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import { useLabel } from '@/lib/i18n';
import type { Tone } from '@/lib/records';
import type { Counts, State, Summary } from './api';
import styles from './Intake.module.css';

const tones: Record<State, Tone> = {
  draft: 'waiting',
  trying: 'running',
  tried: 'waiting',
  importing: 'running',
  imported: 'done',
  stopped: 'near',
  refused: 'overdue',
  undoing: 'running',
  undone: 'waiting',
  failed: 'overdue',
};

export function ImportState({ state }: { state: State }) {
  const { t } = useTranslation('intake');
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>;
}

/** What came of it, in a line. */
function useOutcome() {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  return (counts: Counts) =>
    (['created', 'changed', 'skipped', 'refused', 'undone', 'kept'] as const)
      .filter((deed) => counts[deed] > 0)
      .map((deed) => `${t(`counts.${deed}`)} ${counts[deed].toLocaleString('en-US')}`)
      .join(common('listSeparator'));
}

export function ImportTable({ imports }: { imports: Summary[] }) {
  const { t } = useTranslation('intake');
  const label = useLabel();
  const outcome = useOutcome();
  return (
    <table className={styles.table} aria-label={t('list')}>
      <thead>
        <tr>
          <th scope="col">{t('file')}</th>
          <th scope="col">{t('registry')}</th>
          <th scope="col">{t('stateTitle')}</th>
          <th scope="col">{t('result')}</th>
          <th scope="col">{t('by')}</th>
          <th scope="col">{t('at')}</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <tr key={one.id}>
            <td data-label={t('file')}>
              <Link to={`/imports/${one.id}`}>{one.fileName}</Link>
            </td>
            <td data-label={t('registry')}>{label(one.label)}</td>
            <td data-label={t('stateTitle')}>
              <ImportState state={one.state} />
            </td>
            <td data-label={t('result')}>{outcome(one.counts)}</td>
            <td data-label={t('by')}>{one.requestedBy.name}</td>
            <td data-label={t('at')}>
              <Moment at={one.requestedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
