import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { definition } from '@/lib/query';
import type { PickerProps } from './props';

interface Code {
  code: string;
  parentCode: string | null;
  label: string;
  hasChildren: boolean;
}

type Asked = { parent?: string; codes?: string[] } | undefined;

const load = (table: string, query: Asked, signal?: AbortSignal) =>
  api.get<Code[]>(`/api/code-tables/${encodeURIComponent(table)}`, { query, signal });

/** Codes of a flat table in a list; of a deep one in a tree that loads as it opens. */
export function CodePicker({ table, ...props }: PickerProps & { table: string }) {
  const { t } = useTranslation();
  const roots = useQuery({
    queryKey: ['code-table', table],
    queryFn: ({ signal }) => load(table, undefined, signal),
    ...definition,
  });
  if (roots.data?.some((code) => code.hasChildren))
    return <CodeTree table={table} roots={roots.data} {...props} />;
  return (
    <Select
      mode="multiple"
      maxTagCount="responsive"
      allowClear
      loading={roots.isPending}
      aria-label={props.label}
      placeholder={props.placeholder ?? t('any')}
      value={props.values}
      onChange={props.onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={roots.data?.map((code) => ({ value: code.code, label: code.label }))}
    />
  );
}

function CodeTree({
  table,
  roots,
  label,
  values,
  onChange,
  placeholder,
}: PickerProps & { table: string; roots: Code[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [opened, setOpened] = useState<Code[]>([]);
  const chosen = useQuery({
    queryKey: ['code-table', table, 'codes', values],
    queryFn: ({ signal }) => load(table, { codes: values }, signal),
    enabled: values.length > 0,
    ...definition,
  });
  const known = new Map([...roots, ...opened, ...(chosen.data ?? [])].map((code) => [code.code, code.label]));
  const open = async (parent: string) => {
    const children = await client.fetchQuery({
      queryKey: ['code-table', table, 'below', parent],
      queryFn: () => load(table, { parent }),
      ...definition,
    });
    setOpened((before) => [...before.filter((code) => code.parentCode !== parent), ...children]);
  };
  return (
    <TreeSelect
      multiple
      labelInValue
      maxTagCount="responsive"
      allowClear
      aria-label={label}
      placeholder={placeholder ?? t('any')}
      treeDataSimpleMode={{ rootPId: '' }}
      value={values.map((value) => ({ value, label: known.get(value) ?? value }))}
      onChange={(next: { value: string }[]) => onChange(next.map((one) => one.value))}
      loadData={(node) => open(String(node.value))}
      popupMatchSelectWidth={320}
      treeData={[...roots, ...opened].map((code) => ({
        id: code.code,
        pId: code.parentCode ?? '',
        value: code.code,
        title: code.label,
        isLeaf: !code.hasChildren,
      }))}
    />
  );
}
