import { useTranslation } from 'react-i18next';

/** Why a push was not taken, in words. */
export function useRefusal() {
  const { t } = useTranslation('sharing');
  return (error: string) => {
    const answered = /^answered (\d+)$/.exec(error);
    if (answered) return t('refusal.answered', { status: answered[1] });
    return error === 'address is not allowed' ? t('refusal.address') : t('refusal.other', { error });
  };
}
