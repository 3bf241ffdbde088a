import { useQueries } from '@tanstack/react-query';
import { childrenOf, type Code, useCodesNamed, useRoots } from '../choice/codes';
import { type RegionLevel, regionLevels } from './definition';

export const table = 'region';

/** The codes above a code and itself, from the top, whether they exist or not. */
export const pathOf = (code: string): string[] => {
  if (!/^\d{6,12}$/.test(code)) return code === '' ? [] : [code];
  const county = code.slice(0, 6);
  const all = [
    `${code.slice(0, 2)}0000`,
    `${code.slice(0, 4)}00`,
    county,
    ...(code.length >= 9 ? [code.slice(0, 9)] : []),
    ...(code.length >= 12 ? [code] : []),
  ];
  return [...new Set(all)];
};

export interface Level {
  level: RegionLevel;
  chosen: Code | undefined;
  options: Code[];
  loading: boolean;
  failed: boolean;
}

/** One level after another: what is chosen there, and what may be. */
export function useLevels(code: string, enabled: boolean): Level[] {
  const roots = useRoots(table, enabled);
  const known = useCodesNamed(table, pathOf(code));
  const path = pathOf(code)
    .map((one) => known.data?.find((found) => found.code === one))
    .filter((one) => one !== undefined);
  const below = useQueries({
    queries: path.map((one) => ({
      queryKey: ['form-codes', table, 'children', one.code],
      queryFn: ({ signal }: { signal: AbortSignal }) => childrenOf(table, one.code, signal),
      staleTime: 10 * 60_000,
      enabled: enabled && one.hasChildren,
    })),
  });
  const lists = [roots, ...below];
  return regionLevels
    .slice(0, path.length + 1)
    .map((level, at) => ({
      level,
      chosen: path[at],
      options: lists[at]?.data ?? [],
      loading: lists[at]?.isLoading ?? false,
      failed: lists[at]?.isError ?? false,
    }))
    .filter(({ chosen, options, loading, failed }) => chosen || options.length > 0 || loading || failed);
}

export const useRegionPath = (code: string) => {
  const known = useCodesNamed(table, pathOf(code));
  const names = pathOf(code)
    .map((one) => known.data?.find((found) => found.code === one)?.label)
    .filter((one) => one !== undefined);
  return { names, isPending: code !== '' && known.isPending };
};
