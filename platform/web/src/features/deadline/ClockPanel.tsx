import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { dateTime } from '@/lib/time';
import { words } from '@/lib/words';
import { check, useClock, type ClockDetail } from './api';
import { ClockDialog, type ClockDeed } from './ClockDialog';
import { Reckoning } from './Reckoning';
import styles from './ClockPanel.module.css';

/** Why a task is due when it is, and what its rule lets people do about it. */
export function ClockPanel({ taskId }: { taskId: string }) {
  const { t } = useTranslation('deadline');
  const clock = useClock(taskId).data;
  if (!clock) return null;
  const { pending, explanation } = clock;
  return (
    <Section title={t('clock.title')}>
      <Reckoning clock={clock} />
      {pending && (
        <p className={styles.pending}>
          {t('clock.pending', { ...pending, unit: t(`unit.${explanation.unit}`) })}
        </p>
      )}
      <ClockDeeds clock={clock} taskId={taskId} />
    </Section>
  );
}

function ClockDeeds({ clock, taskId }: { clock: ClockDetail; taskId: string }) {
  const { t } = useTranslation('deadline');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [deed, setDeed] = useState<ClockDeed | null>(null);
  const again = () =>
    check(clock.id).then(
      ({ same, kept, reckoned }) =>
        void (same
          ? message.success(t('clock.same', { due: kept ? dateTime(kept) : t('clock.paused') }))
          : message.error(t('clock.differs', { reckoned: dateTime(reckoned) }))),
      (failure: unknown) => void message.error(words(failure)),
    );
  const done = async () => {
    message.success(t(deed === 'extend' && clock.asks ? 'clock.asked' : 'clock.changed'));
    await client.invalidateQueries({ queryKey: ['task', taskId] });
    await client.invalidateQueries({ queryKey: ['tasks'] });
    await client.invalidateQueries({ queryKey: ['instance'] });
  };
  return (
    <div className={styles.deeds}>
      {clock.pausing && <Button onClick={() => setDeed('pause')}>{t('clock.pauseDo')}</Button>}
      {clock.resumable && (
        <Button type="primary" onClick={() => setDeed('resume')}>
          {t('clock.resume')}
        </Button>
      )}
      {clock.extending && (
        <Button onClick={() => setDeed('extend')}>{t(clock.asks ? 'clock.ask' : 'clock.extend')}</Button>
      )}
      <Button type="text" onClick={() => void again()}>
        {t('clock.check')}
      </Button>
      {deed && <ClockDialog deed={deed} clock={clock} onDone={done} onClose={() => setDeed(null)} />}
    </div>
  );
}
