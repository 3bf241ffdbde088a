import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/components/StatusTag';

interface Props {
  version: number;
  offered: boolean;
  draft: boolean;
}

/** Which version officers use, and whether another is being prepared. */
export function TemplateState({ version, offered, draft }: Props) {
  const { t } = useTranslation('official');
  if (version === 0) return <StatusTag tone="near">{t('states.new')}</StatusTag>;
  if (draft) return <StatusTag tone="near">{t('states.draft', { version })}</StatusTag>;
  if (!offered) return <StatusTag tone="waiting">{t('states.stopped')}</StatusTag>;
  return <StatusTag tone="done">{t('states.offered', { version })}</StatusTag>;
}
