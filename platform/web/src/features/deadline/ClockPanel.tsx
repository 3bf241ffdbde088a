import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { dateTime } from '@/lib/time';
import { words } from '@/lib/words';
import { check, useClocks, type ClockDetail, type Ticking } from './api';
import { ClockDialog, type ClockDeed } from './ClockDialog';
import { Reckoning } from './Reckoning';
import styles from './ClockPanel.module.css';

/** Why a task or a record's stages are due when they are, and what the rules let people do about it. */
export function ClockPanel({ on }: { on: Ticking }) {
  const { t } = useTranslation('deadline');
  return useClocks(on).data?.map((clock) => (
    <Section key={clock.id} title={t('task' in on ? 'clock.title' : 'clock.stageTitle')}>
      <Reckoning clock={clock} />
      {clock.pending && (
        <p className={styles.pending}>
          {t('clock.pending', { ...clock.pending, unit: t(`unit.${clock.explanation.unit}`) })}
        </p>
      )}
      <ClockDeeds clock={clock} />
    </Section>
  ));
}

function ClockDeeds({ clock }: { clock: ClockDetail }) {
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
    for (const queryKey of [['task'], ['tasks'], ['instance'], ['record']]) {
      await client.invalidateQueries({ queryKey });
    }
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
