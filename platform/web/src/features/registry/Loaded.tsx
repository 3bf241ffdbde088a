import type { ReactNode } from 'react';
import { Waiting } from '@/components/Waiting';
import {
  useRecord,
  useRegistry,
  useRegistryForm,
  useView,
  type FullRecord,
  type RegistryForm,
  type RegistryScreen,
  type ViewScreen,
} from './api';

interface Failing {
  /** What the page shows when it cannot be loaded. */
  failure: (error: unknown) => ReactNode;
}

/** Loads what a list needs before it can be drawn. */
export function WithView({
  view,
  failure,
  children,
}: Failing & { view: string; children: (screen: ViewScreen) => ReactNode }) {
  const { data, error } = useView(view);
  if (data) return children(data);
  return error ? failure(error) : <Waiting lines={14} />;
}

export function WithRecord({
  registry,
  id,
  failure,
  children,
}: Failing & { registry: string; id: string; children: (record: FullRecord) => ReactNode }) {
  const { data, error } = useRecord(registry, id);
  if (data) return children(data);
  return error ? failure(error) : <Waiting lines={14} />;
}

/** The registry and its form, for creating and changing. */
export function WithForm({
  registry,
  failure,
  children,
}: Failing & { registry: string; children: (screen: RegistryScreen, form: RegistryForm) => ReactNode }) {
  const screen = useRegistry(registry);
  const form = useRegistryForm(registry);
  if (screen.data && form.data) return children(screen.data, form.data);
  const error = screen.error ?? form.error;
  return error ? failure(error) : <Waiting lines={14} />;
}
