import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';

interface Found {
  username: string;
  name: string;
  organisationName: string;
}

interface Props {
  value: string[];
  multiple: boolean;
  label: string;
  onChange: (usernames: string[]) => void;
}

/** Finds colleagues by name. */
export function PeoplePicker({ value, multiple, label, onChange }: Props) {
  const { t } = useTranslation('task');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.get<Found[]>('/api/people', { query: { q, limit: 20 }, signal }),
    placeholderData: (before) => before,
  });
  return (
    <Select<string | string[]>
      mode={multiple ? 'multiple' : undefined}
      style={{ width: '100%' }}
      aria-label={label}
      placeholder={t('deed.peopleHint')}
      value={multiple ? value : value[0]}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      onChange={(next) => onChange(Array.isArray(next) ? next : [next])}
      options={(found.data ?? []).map((person) => ({
        value: person.username,
        label: `${person.name}（${person.organisationName}）`,
      }))}
    />
  );
}
