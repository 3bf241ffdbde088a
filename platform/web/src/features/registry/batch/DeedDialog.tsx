import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Action } from '../api';
import { BatchFrame, type Listed } from './BatchFrame';

interface Props extends Listed {
  deed: 'delete' | Action;
}

/** Deletes many records, or starts a process on each. */
export function DeedDialog({ deed, ...listed }: Props) {
  const { t } = useTranslation('recordBatch');
  const label = useLabel();
  return deed === 'delete' ? (
    <BatchFrame {...listed} kind="delete" title={t('kinds.delete.open')} action="delete" complete reasoned />
  ) : (
    <BatchFrame
      {...listed}
      kind="start"
      title={t('kinds.start.open', { action: label(deed.label) })}
      action={deed.action}
      complete
      reasoned={false}
    />
  );
}
