import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { countText, type Count } from '@/lib/query';

interface Props {
  all: boolean;
  /** How many were chosen one by one. */
  chosen: number;
  /** How many the list finds. */
  count: Count | null | undefined;
  onChange: (all: boolean) => void;
}

/** The rows that are chosen, or all that the list finds. */
export function WhichRows({ all, chosen, count, onChange }: Props) {
  const { t } = useTranslation('recordBatch');
  return (
    <Radio.Group
      aria-label={t('which')}
      value={all}
      onChange={(event) => onChange(event.target.value as boolean)}
      options={[
        { value: false, label: t('chosen', { total: chosen }), disabled: chosen === 0 },
        { value: true, label: t('all', { total: count ? countText(count) : '…' }) },
      ]}
    />
  );
}
