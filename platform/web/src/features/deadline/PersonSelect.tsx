import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from './api';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (username: string | null) => void;
  placeholder?: string;
}

/** One person, found by name. */
export function PersonSelect({ id, value, onChange, placeholder }: Props) {
  const { t } = useTranslation('deadline');
  const [q, setQ] = useState('');
  const people = usePeople(q).data ?? [];
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      placeholder={placeholder ?? t('person')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      onChange={(username: string | undefined) => onChange?.(username ?? null)}
      options={people.map((person) => ({
        value: person.username,
        label: `${person.name}（${person.organisationName}）`,
      }))}
    />
  );
}
