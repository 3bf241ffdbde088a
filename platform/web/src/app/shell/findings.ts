import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { useLabel } from '@/lib/i18n';
import { holds, type Me } from '@/lib/me';
import type { Page } from '@/lib/query';
import type { RecordRef, RegistryRecord } from '@/lib/records';

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
  const { t } = useTranslation('app');
  const label = useLabel();
  const page = (to: string, title: string, hint?: string): Finding => ({
    key: to,
    kind: 'pages',
    title,
    hint,
    to,
  });
  return [
    page('/', t('home')),
    page('/tasks', t('inbox')),
    ...me.menu.flatMap((group) =>
      group.items.map((item) => page(`/views/${item.view}`, label(item.label), label(group.label))),
    ),
    ...(holds(me, 'system-admin') || holds(me, 'business-admin')
      ? [
          page('/admin/definitions', t('definitions'), t('configuration')),
          page('/admin/forms', t('forms'), t('configuration')),
        ]
      : []),
    ...(holds(me, 'system-admin')
      ? [
          page('/admin/users', t('users'), t('administration')),
          page('/admin/organisations', t('organisations'), t('administration')),
          page('/operator', t('operation'), t('administration')),
          page('/operator/instances', t('operatedInstances'), t('administration')),
          page('/operator/batches', t('operations'), t('administration')),
        ]
      : []),
  ];
}

/** Pages by their names at once; tasks and records from the server once the typing pauses. */
export function useFindings(me: Me, text: string): { findings: Finding[]; searching: boolean } {
  const { t } = useTranslation('app');
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
  const views = me.menu.flatMap((group) => group.items.map((item) => item.view));
  const rows = useQueries({
    queries: views.map((view) => ({
      queryKey: ['rows', 'palette', view, settled],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Page<RegistryRecord>>(`/api/views/${view}/rows`, {
          query: { q: settled, limit: each },
          signal,
        }),
      enabled,
    })),
  });
  if (text.length < shortest) return { findings: pages, searching: false };
  const records = new Map<string, Finding>();
  rows.forEach(({ data }, index) =>
    data?.rows.forEach((row) => {
      const key = `record/${row.id}`;
      const view = views[index] ?? '';
      const title = row.title || (row.number ?? row.id);
      if (!records.has(key)) {
        records.set(key, {
          key,
          kind: 'records',
          title,
          hint: row.number ?? '',
          to: `/views/${view}?record=${row.id}`,
        });
      }
    }),
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
      ...records.values(),
      {
        key: 'search',
        kind: 'pages',
        title: t('palette.everywhere', { q: text }),
        to: `/search?q=${encodeURIComponent(text)}`,
      },
    ],
    searching: settled !== text || tasks.isFetching || rows.some((row) => row.isFetching),
  };
}
