import { api } from '@/lib/api';
import { RemoteSelect, type Choice } from './RemoteSelect';
import type { PickerProps } from './props';

interface PersonChoice {
  username: string;
  name: string;
  organisationName: string;
}

const load = async (query: { q?: string; usernames?: string[] }, signal: AbortSignal): Promise<Choice[]> =>
  (await api.get<PersonChoice[]>('/api/people', { query: { ...query, limit: 20 }, signal })).map(
    (person) => ({
      value: person.username,
      label: person.name,
      hint: person.organisationName,
    }),
  );

export function PersonPicker(props: PickerProps) {
  return (
    <RemoteSelect
      {...props}
      name="people"
      find={(q, signal) => load({ q }, signal)}
      describe={(usernames, signal) => load({ usernames }, signal)}
    />
  );
}
