import i18next from 'i18next';
import { ApiError } from '@/lib/api';

/** What to tell people about a failure: the server's own words where it had some. */
export function words(failure: unknown): string {
  if (!(failure instanceof ApiError)) return i18next.t('error.unknown', { status: '-' });
  if (failure.status === 0) return i18next.t('error.network');
  if (failure.message) return failure.message;
  if (failure.status === 403) return i18next.t('error.forbidden');
  return i18next.t('error.unknown', { status: failure.status });
}

export const isCode = (failure: unknown, ...codes: string[]) =>
  failure instanceof ApiError && codes.includes(failure.code);

export const isStatus = (failure: unknown, ...statuses: number[]) =>
  failure instanceof ApiError && statuses.includes(failure.status);
