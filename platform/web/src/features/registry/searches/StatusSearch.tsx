import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Status } from '@/lib/records';
import type { SearchProps } from './SearchField';

export function StatusSearch({ label, values, onChange, statuses }: SearchProps & { statuses: Status[] }) {
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
