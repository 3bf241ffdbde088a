import { useTranslation } from 'react-i18next';
import { VersionTable } from '@/components/design/VersionTable';
import type { FormSchema } from '@/lib/form-view';
import { type Design, fileAddress, useVersion, useVersions } from './api';
import { type Difference, differences } from './differences';
import styles from './FormDesign.module.css';

/** What was published, by whom, and how one differs from another. */
export function Versions({ loaded, schema }: { loaded: Design; schema: FormSchema }) {
  const found = useVersions(loaded.id);
  return (
    <div className={styles.body}>
      <VersionTable
        found={found}
        file={(version) => fileAddress(loaded.id, version)}
        compare={(before, after) => (
          <Comparison id={loaded.id} schema={schema} before={before} after={after} />
        )}
      />
    </div>
  );
}

interface Props {
  id: string;
  /** As it is being edited. */
  schema: FormSchema;
  before: number;
  after: number | undefined;
}

function Comparison({ id, schema, before, after }: Props) {
  const { t } = useTranslation('formDesign');
  const old = useVersion(id, before).data?.schema;
  const later = useVersion(id, after ?? 0).data?.schema;
  const now = after === undefined ? schema : later;
  if (!old || !now) return null;
  const found = differences(old, now);
  return found.length === 0 ? (
    <p className={styles.muted}>{t('version.same')}</p>
  ) : (
    <Differences found={found} />
  );
}

function Differences({ found }: { found: Difference[] }) {
  const { t, i18n } = useTranslation('formDesign');
  const word = (property: string | undefined) => {
    if (!property) return '';
    return i18n.exists(`properties.${property}`, { ns: 'formDesign' })
      ? t(`properties.${property as 'label'}`)
      : property;
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('version.differences')}>
        <thead>
          <tr>
            <th>{t('version.field')}</th>
            <th>{t('version.what')}</th>
            <th>{t('version.old')}</th>
            <th>{t('version.now')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={`${one.kind} ${one.name} ${one.property ?? ''}`}>
              <td>{one.name || t('version.form')}</td>
              <td>
                {t(`version.kinds.${one.kind}`)} {word(one.property)}
              </td>
              <td className={styles.difference}>{one.before ?? '—'}</td>
              <td className={styles.difference}>{one.after ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
