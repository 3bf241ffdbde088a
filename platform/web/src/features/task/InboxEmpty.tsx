import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import type { Scope } from './api';

export function InboxEmpty({ scope, filtered }: { scope: Scope; filtered: boolean }) {
  const { t } = useTranslation('task');
  if (filtered) return <Empty title={t('empty.filtered')}>{t('empty.filteredText')}</Empty>;
  return <Empty title={t(`empty.${scope}`)}>{t(`empty.${scope}Text`)}</Empty>;
}
