import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PickerProps } from '@/components/pickers/props';
import { useLabel } from '@/lib/i18n';
import type { Status } from '@/lib/records';

export function StatusSearch({ label, values, onChange, statuses }: PickerProps & { statuses: Status[] }) {
  const { t } = useTranslation('registry');
  const text = useLabel();
  return (
    <Select
      mode="multiple"
      maxTagCount="responsive"
      allowClear
      aria-label={label}
      placeholder={t('any')}
      value={values}
      onChange={onChange}
      options={statuses.map((status) => ({ value: status.code, label: text(status.label) }))}
    />
  );
}
