import { useTranslation } from 'react-i18next';

const known = ['no-weight', 'no-account', 'not-eligible'] as const;

/** Why somebody is left out: the model's own words, or ours for a code of the platform's. */
export function useReason() {
  const { t } = useTranslation('draw');
  return (reason: string) => {
    const code = known.find((one) => one === reason);
    return code ? t(`reasons.${code}`) : reason;
  };
}
