import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '@/lib/api';
import type { Field } from '../definition';

/** Something that can be chosen, by id. */
export interface Choice {
  value: string;
  label: string;
  hint?: string | null;
  /** Nobody works there any more: a person whose account is closed, an organisation that is no more. */
  closed?: boolean;
}

interface Person {
  username: string;
  name: string;
  organisationName?: string | null;
  active?: boolean;
}

interface Organisation {
  code: string;
  name: string;
  active?: boolean;
}

interface RecordOption {
  id: string;
  label: string;
  hint?: string | null;
}

/** Where a kind of choice is looked up: by what was typed, or by the ids that are already chosen. */
export interface Source {
  key: unknown[];
  find(query: string, signal: AbortSignal): Promise<Choice[]>;
  name(ids: string[], signal: AbortSignal): Promise<Choice[]>;
}

const limit = 30;
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

const ofPerson = ({ username, name, organisationName, active }: Person): Choice => ({
  value: username,
  label: name,
  hint: organisationName,
  closed: active === false,
});

export const people = (field: Field): Source => {
  const narrowed = { role: text(field.role), organisation: text(field.organisation) };
  return {
    key: ['people', narrowed],
    find: async (q, signal) =>
      (await api.get<Person[]>('/api/people', { query: { q, ...narrowed, limit }, signal })).map(ofPerson),
    name: async (usernames, signal) =>
      (await api.get<Person[]>('/api/people', { query: { usernames, limit: usernames.length }, signal })).map(
        ofPerson,
      ),
  };
};

export const organisations = (): Source => {
  const all = async (signal: AbortSignal): Promise<Choice[]> =>
    (await api.get<Organisation[]>('/api/organisations', { signal })).map(({ code, name, active }) => ({
      value: code,
      label: name,
      closed: active === false,
    }));
  return {
    key: ['organisations'],
    find: async (q, signal) =>
      (await all(signal))
        .filter(({ closed, label, value }) => !closed && (label.includes(q) || value.startsWith(q))),
    name: async (codes, signal) => (await all(signal)).filter(({ value }) => codes.includes(value)),
  };
};

export const records = (field: Field): Source => {
  const path = `/api/registries/${encodeURIComponent(String(field.registry))}/options`;
  const choices = (options: RecordOption[]) =>
    options.map(({ id, label, hint }): Choice => ({ value: String(id), label, hint }));
  return {
    key: ['records', field.registry],
    find: async (q, signal) => choices(await api.get<RecordOption[]>(path, { query: { q, limit }, signal })),
    name: async (ids, signal) =>
      choices(await api.get<RecordOption[]>(path, { query: { ids, limit: ids.length }, signal })),
  };
};

/** Called as they were at a moment, by the rights of whoever looks; what was not there then as it is today. */
export const recordsThen = (field: Field, at: string): Source => {
  const today = records(field);
  const registry = String(field.registry);
  return {
    ...today,
    key: ['records', registry, at],
    name: async (ids, signal) => {
      const then = await Promise.all(ids.map((id) => titleThen(registry, id, at, signal)));
      const unnamed = ids.filter((_, index) => then[index] === undefined);
      const now = unnamed.length > 0 ? await today.name(unnamed, signal) : [];
      return [...then.filter((choice) => choice !== undefined), ...now];
    },
  };
};

async function titleThen(registry: string, id: string, asOf: string, signal: AbortSignal) {
  const path = `/api/registries/${encodeURIComponent(registry)}/records/${encodeURIComponent(id)}/as-of`;
  try {
    const { title } = await api.get<{ title: string }>(path, { query: { asOf }, signal });
    return { value: id, label: title } as Choice;
  } catch {
    return undefined;
  }
}

export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

export function useFound(source: Source, typed: string, open: boolean) {
  const query = useSettled(typed.trim(), 200);
  return useQuery({
    queryKey: ['form-choice', ...source.key, 'find', query],
    queryFn: ({ signal }) => source.find(query, signal),
    enabled: open,
    placeholderData: keepPreviousData,
  });
}

/** Names of what is chosen; what is unknown is missing from the answer. */
export function useNamed(source: Source, ids: string[]) {
  return useQuery({
    queryKey: ['form-choice', ...source.key, 'name', ids],
    queryFn: ({ signal }) => source.name(ids, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export const idsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string' && id !== '');
