import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordHit, SearchGroup } from '@/features/registry';
import { api } from '@/lib/api';
import { useLabel } from '@/lib/i18n';
import type { Me } from '@/lib/me';
import type { Page } from '@/lib/query';
import { recordAddress, type RecordRef } from '@/lib/records';
import { usePlaces } from './places';

export interface Finding {
  key: string;
  kind: 'pages' | 'tasks' | 'records';
  title: string;
  hint?: string;
  to: string;
}

interface TaskRow {
  id: string;
  name: string;
  record: RecordRef;
}

const pause = 250;
const each = 5;
/** Registries whose records are shown; all others are a search away. */
const few = 3;
const shortest = 2;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function usePages(me: Me): Finding[] {
  return usePlaces(me).flatMap((group) =>
    group.places.map(({ to, text }): Finding => ({
      key: to,
      kind: 'pages',
      title: text,
      hint: group.title,
      to,
    })),
  );
}

/** Pages by their names at once; tasks and records from the server once the typing pauses. */
export function useFindings(me: Me, text: string): { findings: Finding[]; searching: boolean } {
  const { t } = useTranslation('app');
  const label = useLabel();
  const settled = useSettled(text);
  const enabled = settled.length >= shortest;
  const lower = text.toLowerCase();
  const pages = usePages(me).filter((page) =>
    `${page.title} ${page.hint ?? ''}`.toLowerCase().includes(lower),
  );
  const tasks = useQuery({
    queryKey: ['tasks', 'palette', settled],
    queryFn: ({ signal }) =>
      api.get<Page<TaskRow>>('/api/tasks', { query: { scope: 'mine', q: settled, limit: each }, signal }),
    enabled,
  });
  const groups = useQuery({
    queryKey: ['search', 'palette', settled],
    queryFn: ({ signal }) => api.get<SearchGroup[]>('/api/search', { query: { q: settled }, signal }),
    enabled,
    retry: false,
  });
  const hits = useQueries({
    queries: (groups.data ?? []).slice(0, few).map(({ registry }) => ({
      queryKey: ['search', 'palette', settled, registry],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Page<RecordHit>>('/api/search/records', {
          query: { q: settled, registry, limit: each },
          signal,
        }),
      retry: false,
    })),
  });
  if (text.length < shortest) return { findings: pages, searching: false };
  const labels = new Map(groups.data?.map((group) => [group.registry, group.label]));
  const records = hits.flatMap(({ data }) =>
    (data?.rows ?? []).map((hit): Finding => ({
      key: `record/${hit.registry}/${hit.id}`,
      kind: 'records',
      title: hit.title.parts.map((part) => part.text).join('') || (hit.number ?? hit.id),
      hint: [label(labels.get(hit.registry)), hit.number].filter(Boolean).join(' · '),
      to: recordAddress(hit.registry, hit.id),
    })),
  );
  const found = (tasks.data?.rows ?? []).map((task): Finding => ({
    key: `task/${task.id}`,
    kind: 'tasks',
    title: `${task.name} · ${task.record.title}`,
    hint: task.record.number ?? '',
    to: `/tasks/${task.id}`,
  }));
  return {
    findings: [
      ...pages,
      ...found,
      ...records,
      {
        key: 'search',
        kind: 'pages',
        title: t('palette.everywhere', { q: text }),
        to: `/search?q=${encodeURIComponent(text)}`,
      },
    ],
    searching:
      settled !== text || tasks.isFetching || groups.isFetching || hits.some((hit) => hit.isFetching),
  };
}
