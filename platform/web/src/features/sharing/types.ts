import type { Label } from '@/lib/i18n';

export type Use = 'records' | 'changes' | 'statistics';

export interface Criterion {
  field: string;
  operator: string;
  values: string[];
}

export interface SharedField {
  field: string;
  /** Outside. */
  name: string;
  clear: boolean;
  reason: string | null;
  filter: boolean;
  dimension: boolean;
  measure: boolean;
}

export interface ServiceDefinition {
  registry: string;
  label: Label;
  description: Label;
  fields: SharedField[];
  where: Criterion[];
  organisations: string[];
  changes: boolean;
  statistics: boolean;
  pageSize: number;
}

export interface Service {
  service: string;
  state: 'draft' | 'published' | 'retired';
  version: number;
  published: ServiceDefinition | null;
  publishedAt: string | null;
  publishedBy: string | null;
  draft: ServiceDefinition | null;
  draftVersion: number;
}

export interface ServiceSummary {
  service: string;
  label: string;
  registry: string;
  state: Service['state'];
  version: number;
  draft: boolean;
}

export interface Offered {
  field: string;
  label: string;
  type: string;
  personal: boolean;
  codes: string | null;
  /** Of the status. */
  choices: { value: string; label: string }[];
}

export interface SharedRecord {
  cd_id: string;
  cd_time: string;
  cd_source: string;
  data: Record<string, unknown>;
  labels: Record<string, unknown>;
}

export interface Consumer {
  consumer: string;
  name: string;
  contact: string | null;
  active: boolean;
  secretAt: string | null;
  version: number;
  createdAt: string;
}

export interface Grant {
  consumer: string;
  name: string;
  service: string;
  uses: Use[];
  requestsPerMinute: number;
  rowsPerDay: number;
  validUntil: string | null;
}

export interface Push {
  service: string;
  url: string;
  state: 'active' | 'halted';
  position: number;
  last: number;
  attempts: number;
  dueAt: string;
  error: string | null;
}

export interface Delivery {
  id: number;
  firstNumber: number;
  lastNumber: number;
  rows: number;
  attempt: number;
  state: 'sent' | 'failed' | 'dead';
  error: string | null;
  at: string;
}

export interface ConsumerDetail {
  consumer: Consumer;
  grants: Grant[];
  pushes: Push[];
}

export interface UsageDay {
  day: string;
  consumer: string;
  service: string;
  requests: number;
  rows: number;
  refused: number;
  pushed: number;
}

export interface CatalogueEntry {
  service: string;
  label: string;
  description: string;
  registry: string;
  fields: number;
  changes: boolean;
  statistics: boolean;
  users: string[];
}

export interface FieldEntry {
  name: string;
  label: string;
  type: string;
  codes: string | null;
  personal: boolean;
  clear: boolean;
  reason: string | null;
  filter: boolean;
  dimension: boolean;
  measure: boolean;
}

export interface CatalogueDetail {
  entry: CatalogueEntry;
  registry: string;
  fields: FieldEntry[];
  readable: boolean;
  openapi: object;
}

export interface Group {
  by: Record<string, string | null>;
  labels: Record<string, string | null>;
  count: number;
  sums: Record<string, number | null>;
}
