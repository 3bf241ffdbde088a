import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useOrganisations } from './api';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (code: string | null) => void;
  placeholder?: string;
  allowClear?: boolean;
  'aria-label'?: string;
  /** Not to be chosen: an organisation is not part of itself. */
  without?: string;
}

/** One organisation, chosen in the tree or by typing its name. */
export function OrganisationSelect({ value, onChange, without, ...rest }: Props) {
  const { data, isPending } = useOrganisations();
  const nodes = useMemo(
    () =>
      data
        ?.filter((one) => (one.active || one.code === value) && one.code !== without)
        .map((one) => ({ id: one.code, pId: one.parentCode ?? '', value: one.code, title: one.name })),
    [data, value, without],
  );
  return (
    <TreeSelect
      {...rest}
      style={{ width: '100%' }}
      showSearch={{ treeNodeFilterProp: 'title' }}
      loading={isPending}
      treeDataSimpleMode={{ rootPId: '' }}
      treeDefaultExpandAll
      popupMatchSelectWidth={320}
      value={value ?? undefined}
      onChange={(code: string | undefined) => onChange?.(code ?? null)}
      treeData={nodes}
    />
  );
}
