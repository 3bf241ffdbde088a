import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { definition } from '@/lib/query';
import type { PickerProps } from './props';

interface Organisation {
  code: string;
  parentCode: string | null;
  name: string;
}

export function OrganisationPicker({ label, values, onChange, placeholder }: PickerProps) {
  const { t } = useTranslation();
  const { data, isPending } = useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => api.get<Organisation[]>('/api/organisations', { signal }),
    ...definition,
  });
  return (
    <TreeSelect
      multiple
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      maxTagCount="responsive"
      loading={isPending}
      aria-label={label}
      placeholder={placeholder ?? t('any')}
      treeDataSimpleMode={{ rootPId: '' }}
      treeDefaultExpandAll
      popupMatchSelectWidth={320}
      value={values}
      onChange={onChange}
      treeData={data?.map((one) => ({
        id: one.code,
        pId: one.parentCode ?? '',
        value: one.code,
        title: one.name,
      }))}
    />
  );
}
