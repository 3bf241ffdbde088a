import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api';
import { type StoredFile, type Upload, upload } from '@/lib/upload';
import { isAccepted, type Limits, sizeText, typeNames } from './limits';

/** A file on its way, or one that did not make it. */
export interface Underway {
  key: number;
  file: File;
  percent: number;
  failure?: string;
  paused?: boolean;
  /** A file that is refused for what it is cannot be tried again. */
  final?: boolean;
}

/** More at once would only share the line. */
const atOnce = 3;

let keys = 0;

/**
 * Uploads files into a field, a few at once. What was underway when the page went stays on the server for a day.
 *
 * @param ids what the field holds now
 * @param change called with the ids after each file that arrived
 */
export function useUploads(ids: string[], limits: Limits, change: (ids: string[]) => void) {
  const { t } = useTranslation('form');
  const queries = useQueryClient();
  const [underway, setUnderway] = useState<Underway[]>([]);
  const running = useRef(new Map<number, Upload>());
  const line = useRef<Underway[]>([]);
  const latest = useRef({ ids, change });
  useEffect(() => {
    latest.current = { ids, change };
  }, [ids, change]);
  useEffect(() => {
    const uploads = running.current;
    return () => uploads.forEach((one) => one.pause());
  }, []);

  const update = (key: number, part: Partial<Underway>) =>
    setUnderway((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));

  const dismiss = (key: number) => {
    line.current = line.current.filter((one) => one.key !== key);
    running.current.get(key)?.cancel();
    setUnderway((all) => all.filter((one) => one.key !== key));
  };

  const refusal = (file: File, room: number): string | undefined => {
    const { name, size } = file;
    if (room <= 0) return t('files.tooMany', { name, limit: limits.maxCount });
    if (size > limits.maxSize) {
      return t('files.tooLarge', { name, size: sizeText(size), limit: sizeText(limits.maxSize) });
    }
    if (isAccepted(file, limits.accept)) return undefined;
    return t('files.wrongType', {
      name,
      types: typeNames(limits.accept, t('files.images')).join(t('files.separator')),
    });
  };

  const next = () => {
    while (running.current.size < atOnce) {
      const one = line.current.shift();
      if (!one) return;
      begin(one);
    }
  };

  const over = (key: number) => {
    running.current.delete(key);
    next();
  };

  const sameAs = (stored: StoredFile): string | undefined =>
    latest.current.ids
      .filter((id) => id !== stored.id)
      .map((id) => queries.getQueryData<StoredFile | null>(['form-files', id]))
      .find((file) => file?.hash === stored.hash)?.name;

  const arrived = (key: number, stored: StoredFile) => {
    over(key);
    queries.setQueryData(['form-files', stored.id], stored);
    const other = sameAs(stored);
    if (other) {
      update(key, { failure: t('files.duplicate', { other }), final: true });
      return;
    }
    const now = [...latest.current.ids.filter((id) => id !== stored.id), stored.id];
    latest.current.ids = now;
    latest.current.change(now);
    setUnderway((all) => all.filter((one) => one.key !== key));
  };

  const begin = ({ key, file }: Underway) => {
    const sending = upload(file, (percent) => update(key, { percent }));
    running.current.set(key, sending);
    sending.done.then(
      (stored) => arrived(key, stored),
      (failure: unknown) => {
        over(key);
        if (failure instanceof DOMException) return;
        const reason = failure instanceof ApiError && failure.message ? failure.message : t('files.network');
        update(key, { failure: reason });
      },
    );
  };

  const start = (one: Underway) => {
    update(one.key, { failure: undefined, paused: false });
    line.current.push(one);
    next();
  };

  const pause = (key: number) => {
    update(key, { paused: true });
    line.current = line.current.filter((one) => one.key !== key);
    running.current.get(key)?.pause();
  };

  const add = (files: File[]) => {
    let room = limits.maxCount - latest.current.ids.length - underway.filter((one) => !one.failure).length;
    const made = files.map((file): Underway => {
      const failure = refusal(file, room);
      if (!failure) room -= 1;
      return { key: ++keys, file, percent: 0, failure, final: failure !== undefined };
    });
    setUnderway((all) => [...all.filter((one) => !one.final), ...made]);
    made.filter((one) => !one.failure).forEach(start);
  };

  const remove = (id: string) => {
    const now = latest.current.ids.filter((one) => one !== id);
    latest.current.ids = now;
    latest.current.change(now);
  };

  return { underway, add, remove, dismiss, pause, retry: start };
}
