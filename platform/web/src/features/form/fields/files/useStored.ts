import { useQueries } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { StoredFile } from '@/lib/upload';

/** Files that are asked for in the same moment travel in one request. */
let waiting: Map<string, ((file: StoredFile | null) => void)[]> | undefined;

function fetchStored(id: string): Promise<StoredFile | null> {
  return new Promise((resolve) => {
    if (!waiting) {
      const batch = new Map<string, ((file: StoredFile | null) => void)[]>();
      waiting = batch;
      queueMicrotask(() => {
        waiting = undefined;
        const answer = (files: StoredFile[]) =>
          batch.forEach((asked, one) =>
            asked.forEach((tell) => tell(files.find((file) => file.id === one) ?? null)),
          );
        api
          .get<StoredFile[]>('/api/documents', { query: { ids: [...batch.keys()] } })
          .then(answer, () => answer([]));
      });
    }
    waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
  });
}

export interface Known {
  id: string;
  /** Undefined while it is fetched, null if it does not exist for this person. */
  file: StoredFile | null | undefined;
}

export function useStored(ids: string[]): Known[] {
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['form-files', id],
      queryFn: () => fetchStored(id),
      staleTime: Infinity,
    })),
  });
  return ids.map((id, index) => ({ id, file: found[index]?.data }));
}

const source = (id: string) => `/api/documents/${encodeURIComponent(id)}`;
export const previewOf = (id: string, size: 240 | 1200) => `${source(id)}/preview?size=${size}`;
export const isPicture = (file: StoredFile | null | undefined) => file?.type.startsWith('image/') ?? false;
