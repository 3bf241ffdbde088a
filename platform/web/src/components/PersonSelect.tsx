import { useQuery } from '@tanstack/react-query';
import { Select, type SelectProps } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';

interface Person {
  username: string;
  name: string;
  organisationName: string;
  active: boolean;
}

type Props = Omit<SelectProps<string>, 'options' | 'onSearch' | 'showSearch' | 'filterOption'> & {
  /** Who is not offered. */
  except?: string;
};

const load = (query: Record<string, string | number>, signal: AbortSignal) =>
  api.get<Person[]>('/api/people', { query, signal });

/** One person, found by typing a part of the name. */
export function PersonSelect({ except, value, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const label = ({ name, organisationName, active }: Person) =>
    `${name}（${[organisationName, ...(active ? [] : [t('closedAccount')])].join(' · ')}）`;
  const q = useDeferredValue(text);
  const found = useQuery({
    queryKey: ['people', 'select', q],
    queryFn: ({ signal }) => load({ q, limit: 20 }, signal),
    placeholderData: (before) => before,
  });
  const chosen = useQuery({
    queryKey: ['people', 'named', value],
    queryFn: ({ signal }) => load({ usernames: value ?? '' }, signal),
    enabled: value !== undefined,
  });
  const people = new Map(
    [...(text === '' ? (chosen.data ?? []) : []), ...(found.data ?? [])].map((one) => [one.username, one]),
  );
  return (
    <Select
      {...rest}
      value={value}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      options={[...people.values()]
        .filter((one) => one.username !== except)
        .map((one) => ({ value: one.username, label: label(one) }))}
    />
  );
}
