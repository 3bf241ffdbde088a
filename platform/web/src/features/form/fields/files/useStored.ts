import { useQueries } from '@tanstack/react-query';
import { useContext } from 'react';
import { address, api } from '@/lib/api';
import { isPicture } from '@/lib/pictures';
import type { StoredFile } from '@/lib/upload';
import { SnapshotContext } from '../snapshot';

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
  /** The version that was submitted, where an earlier submission is shown. */
  version?: number;
}

export function useStored(ids: string[]): Known[] {
  const { files } = useContext(SnapshotContext);
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['form-files', id],
      queryFn: () => fetchStored(id),
      staleTime: Infinity,
      enabled: files[id] === undefined,
    })),
  });
  return ids.map((id, index) => {
    const then = files[id];
    return then ? { id, file: then, version: then.version } : { id, file: found[index]?.data };
  });
}

export const previewOf = ({ id, version }: Pick<Known, 'id' | 'version'>, size: 240 | 1200) =>
  address(`/api/documents/${encodeURIComponent(id)}/preview`, { size, version });
export const isPictureFile = (file: StoredFile | null | undefined) => isPicture(file?.type ?? '');
