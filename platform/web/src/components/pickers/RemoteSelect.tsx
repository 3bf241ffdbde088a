import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definition } from '@/lib/query';
import type { PickerProps } from './props';

export interface Choice {
  value: string;
  label: string;
  hint?: string | null;
}

interface Props extends PickerProps {
  name: string;
  /** What matches the typed text. */
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  /** What the values of the address stand for. */
  describe: (values: string[], signal: AbortSignal) => Promise<Choice[]>;
}

/** Chooses from what the server finds while one types. */
export function RemoteSelect({ label, values, onChange, placeholder, name, find, describe }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['choices', name, text],
    queryFn: ({ signal }) => find(text, signal),
    ...definition,
  });
  const named = useQuery({
    queryKey: ['choices', name, 'named', values],
    queryFn: ({ signal }) => describe(values, signal),
    enabled: values.length > 0,
    ...definition,
  });
  const choices = new Map(
    [...(named.data ?? []), ...(found.data ?? [])].map((choice) => [choice.value, choice]),
  );
  return (
    <Select
      mode="multiple"
      maxTagCount="responsive"
      allowClear
      aria-label={label}
      placeholder={placeholder ?? t('any')}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      value={values}
      onChange={onChange}
      popupMatchSelectWidth={320}
      options={[...choices.values()].map((choice) => ({
        value: choice.value,
        label: choice.label,
        hint: choice.hint,
      }))}
      optionRender={(option) => (
        <>
          {option.label} <span style={{ color: 'var(--jg-muted)' }}>{(option.data as Choice).hint}</span>
        </>
      )}
    />
  );
}
