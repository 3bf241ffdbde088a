import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { definition } from '@/lib/query';
import type { Criterion, Offered } from './api';

interface Props {
  label: string;
  field: Offered | undefined;
  rule: Criterion;
  onChange: (values: string[]) => void;
}

/** What a condition compares with: chosen where there is something to choose from, typed otherwise. */
export function RuleValues({ label, field, rule, onChange }: Props) {
  const { t } = useTranslation('sharing');
  const { t: common } = useTranslation();
  const values = { label, values: rule.values, onChange };
  if (['from', 'until'].includes(rule.operator) && ['date', 'timestamp'].includes(field?.type ?? '')) {
    const day = rule.values[0];
    return (
      <DatePicker
        aria-label={label}
        style={{ minWidth: 240 }}
        value={day ? dayjs(day) : null}
        onChange={(chosen) => onChange(chosen ? [chosen.format('YYYY-MM-DD')] : [])}
      />
    );
  }
  if (field?.codes) return <Codes table={field.codes} {...values} />;
  const choices =
    field?.type === 'boolean'
      ? [
          { value: 'true', label: common('yes') },
          { value: 'false', label: common('no') },
        ]
      : (field?.choices ?? []);
  if (choices.length > 0) return <Chosen options={choices} {...values} />;
  return (
    <Select
      mode="tags"
      open={false}
      suffixIcon={null}
      style={{ minWidth: 240 }}
      aria-label={label}
      placeholder={t('values')}
      value={rule.values}
      onChange={onChange}
    />
  );
}

interface ChosenProps {
  label: string;
  values: string[];
  options: { value: string; label: string }[];
  loading?: boolean;
  onChange: (values: string[]) => void;
  /** What is typed is asked of the server. */
  onSearch?: (text: string) => void;
}

function Chosen({ label, values, options, loading, onChange, onSearch }: ChosenProps) {
  const { t } = useTranslation('sharing');
  return (
    <Select
      mode="multiple"
      style={{ minWidth: 240, maxWidth: '100%' }}
      aria-label={label}
      placeholder={t('choose')}
      loading={loading ?? false}
      showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
      options={options}
      value={values}
      onChange={onChange}
    />
  );
}

interface Code {
  code: string;
  label: string;
}

const useCodes = (table: string, query: { q?: string; codes?: string[] }, enabled = true) =>
  useQuery({
    queryKey: ['sharing', 'codes', table, query],
    queryFn: ({ signal }) =>
      api.get<Code[]>(`/api/code-tables/${encodeURIComponent(table)}`, { query, signal }),
    placeholderData: (before) => before,
    enabled,
    ...definition,
  });

/** Codes of whatever level, found by name or code. */
function Codes({ table, values, ...rest }: Omit<ChosenProps, 'options' | 'onSearch'> & { table: string }) {
  const [text, setText] = useState('');
  const found = useCodes(table, text ? { q: text } : {});
  const chosen = useCodes(table, { codes: values }, values.length > 0);
  const known = new Map([...(chosen.data ?? []), ...(found.data ?? [])].map((one) => [one.code, one]));
  const options = [...new Set([...values, ...(found.data ?? []).map((one) => one.code)])].map((code) => ({
    value: code,
    label: `${known.get(code)?.label ?? ''} ${code}`.trim(),
  }));
  return <Chosen {...rest} values={values} options={options} loading={found.isFetching} onSearch={setText} />;
}
