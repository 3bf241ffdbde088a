import '@/lib/i18n';
import './messages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { FormViewProps } from '@/lib/form-view';
import type { TimelineEntry } from './api';
import { Submission } from './Submission';

const shown = vi.fn();
vi.mock('@/components/FormFrame', () => ({ FormFrame: ({ data }: FormViewProps) => void shown(data) }));

it('should fill the texts of a form from the record of then @C3', async () => {
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(
      url.startsWith('/api/forms/')
        ? Response.json({ id: 'f', version: 1, schema: { components: [{ key: 'summary' }] } })
        : url === '/api/registries/visit/records/7/as-of?asOf=2024-03-01T02%3A00%3A00Z'
          ? Response.json({ values: { name: '当时的名称', summary: '上次的' } })
          : Response.json({ values: { name: '今天的名称' } }),
    ),
  );
  const entry = {
    at: '2024-03-01T02:00:00Z',
    formId: 'f',
    formVersion: 1,
    values: { summary: '写的' },
  } as unknown as TimelineEntry;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Submission entry={entry} step="检查" record={{ registry: 'visit', id: '7' } as never} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole('button'));
  await waitFor(() =>
    expect(shown).toHaveBeenCalledWith({ name: '当时的名称', summary: '写的', $at: entry.at }),
  );
});
