import { api } from '@/lib/api';
import { RemoteSelect, type Choice } from './RemoteSelect';
import type { PickerProps } from './props';

interface Option {
  id: string;
  label: string;
  hint: string | null;
}

export function ReferencePicker({ registry, ...props }: PickerProps & { registry: string }) {
  const load = async (query: { q?: string; ids?: string[] }, signal: AbortSignal): Promise<Choice[]> =>
    (
      await api.get<Option[]>(`/api/registries/${registry}/options`, {
        query: { ...query, limit: 20 },
        signal,
      })
    ).map((option) => ({ value: option.id, label: option.label, hint: option.hint }));
  return (
    <RemoteSelect
      {...props}
      name={`options/${registry}`}
      find={(q, signal) => load({ q }, signal)}
      describe={(ids, signal) => load({ ids }, signal)}
    />
  );
}
