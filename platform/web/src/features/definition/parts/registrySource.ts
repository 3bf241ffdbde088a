import { useDefinition } from '../api';
import { useEditing } from '../editing';
import type { Source } from '../source';

/** The view's registry as it is published. */
export function useRegistrySource(): Source {
  const { source } = useEditing();
  return useDefinition('registries', String(source.registry ?? '')).data?.source ?? {};
}
