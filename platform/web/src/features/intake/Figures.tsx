import { useTranslation } from 'react-i18next';
import type { Counts } from './api';
import styles from './Intake.module.css';

const deeds = ['created', 'changed', 'same', 'skipped', 'refused', 'undone', 'kept'] as const;
const bad = new Set<keyof Counts>(['refused', 'kept']);

/** @param trial nothing has been written */
export function Figures({ counts, trial = false }: { counts: Counts; trial?: boolean }) {
  const { t } = useTranslation('intake');
  const shown = deeds.filter((deed) => deed === 'created' || counts[deed] > 0);
  return (
    <div className={styles.figures}>
      {shown.map((deed) => (
        <div key={deed}>
          <strong data-bad={bad.has(deed) && counts[deed] > 0}>{counts[deed].toLocaleString('en-US')}</strong>
          {trial && (deed === 'created' || deed === 'changed') ? t(`would.${deed}`) : t(`counts.${deed}`)}
        </div>
      ))}
    </div>
  );
}
