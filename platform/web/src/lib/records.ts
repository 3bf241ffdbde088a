import type { Label } from '@/lib/i18n';

export type Tone = 'waiting' | 'running' | 'done' | 'near' | 'overdue';

export interface Status {
  code: string;
  label: Label;
  tone: Tone;
}

/** A value's text for people: one, or one for each of many. */
export type ValueLabel = string | string[];

export interface RegistryRecord {
  registry: string;
  id: string;
  version: number;
  number: string | null;
  title: string;
  status: string | null;
  owner?: string;
  values: Record<string, unknown>;
  labels: Record<string, ValueLabel>;
  createdAt?: string;
  updatedAt?: string;
}

export interface Field {
  name: string;
  type: string;
  label: Label;
  codes?: string | null;
  registry?: string | null;
  /** As far as the person is concerned. */
  readOnly?: boolean;
  columns?: Field[] | null;
}

/** What a task, an instance and a palette show of a record. */
export interface RecordRef {
  registry: string;
  id: string;
  number: string | null;
  title: string;
  status: string | null;
}

export interface DocumentRef {
  id: string;
  name: string;
  type: string;
  size: number;
  version?: number;
}

/** Its page; among others, so that one can leaf through them; of an older version. */
export function documentAddress(id: string, among: string[] = [], version?: number) {
  const query = [
    ...(version ? [`version=${version}`] : []),
    ...(among.length > 1 ? [`among=${among.map(encodeURIComponent).join(',')}`] : []),
  ];
  return `/documents/${encodeURIComponent(id)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

export interface Person {
  username: string;
  name: string;
}

export const recordAddress = (registry: string, id: string) =>
  `/registries/${encodeURIComponent(registry)}/records/${encodeURIComponent(id)}`;
