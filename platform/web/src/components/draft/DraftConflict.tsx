import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormSchema, FormValues } from '@/lib/form-view';
import { timeOfDay } from '@/lib/time';
import { differences } from './differences';
import styles from './DraftConflict.module.css';

interface Props {
  schema: FormSchema;
  mine: FormValues;
  /** The draft that was saved elsewhere; null where it was removed. */
  load: () => Promise<{ data: FormValues; savedAt: string; savedBy?: string } | null>;
  onKeepMine: () => void;
  onUseOther: () => void;
}

/** Two drafts of one thing: who saved the other, in what they differ, and the choice. */
export function DraftConflict({ schema, mine, load, onKeepMine, onUseOther }: Props) {
  const { t } = useTranslation('draft');
  const id = useId();
  const other = useQuery({ queryKey: ['other-draft', id], queryFn: load, gcTime: 0 }).data;
  const found = other ? differences(schema, mine, other.data) : [];
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('draft.conflictTitle')}
      description={
        <>
          {other && (
            <p>
              {other.savedBy
                ? t('draft.by', { name: other.savedBy, at: timeOfDay(other.savedAt) })
                : t('draft.at', { at: timeOfDay(other.savedAt) })}
            </p>
          )}
          <p>{t('draft.conflict')}</p>
          {other && found.length === 0 && <p>{t('draft.same')}</p>}
          {found.length > 0 && (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('draft.field')}</th>
                  <th scope="col">{t('draft.mine')}</th>
                  <th scope="col">{t('draft.theirs')}</th>
                </tr>
              </thead>
              <tbody>
                {found.map((one) => (
                  <tr key={one.key}>
                    <th scope="row">{one.label}</th>
                    <td>{one.mine}</td>
                    <td>{one.theirs}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className={styles.choices}>
            <Button size="small" type="primary" onClick={onKeepMine}>
              {t('draft.keepMine')}
            </Button>
            <Button size="small" onClick={onUseOther}>
              {t('draft.useOther')}
            </Button>
          </p>
        </>
      }
    />
  );
}
