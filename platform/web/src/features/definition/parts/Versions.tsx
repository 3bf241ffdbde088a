import { useTranslation } from 'react-i18next';
import { VersionTable } from '@/components/design/VersionTable';
import { fileAddress, useVersion, useVersions, type Definition } from '../api';
import { differences } from '../differences';
import { useEditing } from '../editing';
import type { Kind } from '../source';
import styles from '../Definition.module.css';

/** What was published, by whom, and how one differs from another. */
export function Versions({ kind, loaded }: { kind: Kind; loaded: Definition }) {
  const { t } = useTranslation('definition');
  const found = useVersions(kind, loaded.name);
  const numbered = found.data?.pages.some((page) => page.rows.some((one) => one.number !== null));
  return (
    <VersionTable
      found={found}
      also={numbered ? { title: t('basics.number'), of: (one) => one.number } : undefined}
      file={(version) => fileAddress(kind, loaded.name, version)}
      compare={(before, after) => (
        <Differences kind={kind} name={loaded.name} before={before} after={after} />
      )}
    />
  );
}

interface Props {
  kind: Kind;
  name: string;
  before: number;
  after: number | undefined;
}

function Differences({ kind, name, before, after }: Props) {
  const { t } = useTranslation('definition');
  const { source } = useEditing();
  const old = useVersion(kind, name, before).data?.source;
  const later = useVersion(kind, name, after ?? 0).data?.source;
  const now = after === undefined ? source : later;
  if (!old || !now) return null;
  const found = differences(old, now);
  if (found.length === 0) return <p className={styles.help}>{t('version.same')}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('version.differences')}>
        <thead>
          <tr>
            <th>{t('version.place')}</th>
            <th>{t('version.before')}</th>
            <th>{t('version.after')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.path.join('/')}>
              <td>{one.path.map((step) => (step === '#' ? t('version.order') : step)).join(' › ')}</td>
              <td className={styles.difference}>{one.before || '—'}</td>
              <td className={styles.difference}>{one.after || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
