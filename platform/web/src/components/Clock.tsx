import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/now';
import { dateTime, largestUnit } from '@/lib/time';
import type { Tone } from '@/lib/records';
import { StatusTag } from './StatusTag';

export type ClockState = 'none' | 'running' | 'near' | 'overdue' | 'paused';

const tones: Record<ClockState, Tone> = {
  none: 'waiting',
  running: 'waiting',
  near: 'near',
  overdue: 'overdue',
  paused: 'running',
};

interface Props {
  state: ClockState;
  dueAt: string | null;
  /** Why it is due then, in the server's words. */
  explanation?: string | null;
}

/** How much time a task has left. */
export function Clock({ state, dueAt, explanation }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  if (state === 'paused')
    return (
      <Tooltip title={explanation}>
        <span>
          <StatusTag tone={tones.paused}>{t('clock.paused')}</StatusTag>
        </span>
      </Tooltip>
    );
  if (!dueAt || state === 'none') return null;
  const { unit, value } = largestUnit(new Date(dueAt).getTime() - now);
  const text = t(`clock.${state}`, { time: t(`unit.${unit}`, { value }) });
  const due = t('clock.due', { due: dateTime(dueAt) });
  return (
    <Tooltip title={explanation ? `${due} · ${explanation}` : due}>
      <span>
        <StatusTag tone={tones[state]}>{text}</StatusTag>
        <span className="jg-hidden">{due}</span>
      </span>
    </Tooltip>
  );
}
