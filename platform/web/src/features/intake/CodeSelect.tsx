import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api } from '@/lib/api';

interface Code {
  code: string;
  label: string;
}

interface Props {
  table: string;
  /** Empty where none is chosen. */
  value: string;
  label: string;
  placeholder: string;
  onChange: (code: string) => void;
}

const load = (table: string, query: { q?: string; codes?: string[] }, signal: AbortSignal) =>
  api.get<Code[]>(`/api/code-tables/${encodeURIComponent(table)}`, { query, signal });

/** One code of a table: of its first level, or found by typing a part of its label. */
export function CodeSelect({ table, value, label, placeholder, onChange }: Props) {
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['code-select', table, 'found', q],
    queryFn: ({ signal }) => load(table, { q }, signal),
    placeholderData: (before) => before,
  });
  const chosen = useQuery({
    queryKey: ['code-select', table, 'named', value],
    queryFn: ({ signal }) => load(table, { codes: [value] }, signal),
    enabled: value !== '',
  });
  const codes = new Map(
    [...(text === '' ? (chosen.data ?? []) : []), ...(found.data ?? [])].map((one) => [one.code, one]),
  );
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      value={value === '' ? undefined : value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      options={[...codes.values()].map((one) => ({ value: one.code, label: one.label }))}
      onChange={(code: string | undefined) => onChange(code ?? '')}
    />
  );
}
