import { useTranslation } from 'react-i18next';
import { StatusTag } from '@/components/StatusTag';
import type { Tone } from '@/lib/records';
import type { InstanceRow } from './api';

export const states = ['running', 'completed', 'canceled', 'starting'] as const;

const tones: Record<(typeof states)[number], Tone> = {
  running: 'running',
  completed: 'done',
  canceled: 'waiting',
  starting: 'waiting',
};

/** Where an instance is in its life; being stuck comes first. */
export function InstanceState({ instance }: { instance: InstanceRow }) {
  const { t } = useTranslation('operation');
  const state = states.find((one) => one === instance.state) ?? 'running';
  return instance.incidents > 0 ? (
    <StatusTag tone="overdue">{t('instances.incidents', { count: instance.incidents })}</StatusTag>
  ) : (
    <StatusTag tone={tones[state]}>{t(`instances.${state}`)}</StatusTag>
  );
}
