import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { dateTime } from '@/lib/time';
import { useEngineState, type State } from './api';
import { Feed } from './Feed';
import { ParkedEvents } from './ParkedEvents';
import { Rebuild } from './Rebuild';
import styles from './Operation.module.css';

/** How the way from the engine to people's inboxes is doing. */
export function StateView() {
  const { t } = useTranslation('operation');
  const state = useEngineState();
  return (
    <div className={styles.page}>
      <PageHead title={t('state.title')} />
      <div className={styles.body}>
        {state.data && (
          <>
            <Alarms alarms={state.data.alarms} />
            <Section title={t('state.engine')}>
              <Figures figures={state.data.figures} />
            </Section>
            <Section title={t('state.feed')}>
              <Feed partitions={state.data.figures.partitions} />
            </Section>
            <Section title={t('state.parked')}>
              <ParkedEvents />
            </Section>
            <Section title={t('state.rebuild')}>
              <Rebuild latest={state.data.rebuild} />
            </Section>
          </>
        )}
        {!state.data &&
          (state.error ? (
            <Failure error={state.error} retry={() => void state.refetch()} />
          ) : (
            <Waiting lines={10} />
          ))}
      </div>
    </div>
  );
}

function Alarms({ alarms }: { alarms: State['alarms'] }) {
  const { t } = useTranslation('operation');
  const open = alarms.filter((alarm) => alarm.clearedAt === null);
  const over = alarms.filter((alarm) => alarm.clearedAt !== null);
  return (
    <Section title={t('state.alarms')}>
      <div className={styles.list}>
        {open.length === 0 && <Alert type="success" showIcon title={t('state.noAlarm')} />}
        {open.map((alarm) => (
          <Alert
            key={alarm.id}
            type="error"
            showIcon
            title={alarm.text}
            description={t('state.since', { at: dateTime(alarm.raisedAt) })}
          />
        ))}
      </div>
      {over.length > 0 && (
        <ul className={styles.over}>
          {over.slice(0, 5).map((alarm) => (
            <li key={alarm.id}>
              {t('state.over', {
                from: dateTime(alarm.raisedAt),
                to: dateTime(alarm.clearedAt),
                text: alarm.text,
              })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Figures({ figures }: { figures: State['figures'] }) {
  const { t } = useTranslation('operation');
  const { broker, commands } = figures;
  const entries = [
    { name: t('state.version'), value: broker.version ?? t('state.away'), bad: broker.away },
    {
      name: t('state.partitions'),
      value: `${broker.led}/${broker.partitions}`,
      bad: broker.led < broker.partitions || broker.away,
    },
    {
      name: t('state.waiting'),
      value:
        commands.waiting === 0
          ? '0'
          : t('state.waitingFor', { count: commands.waiting, seconds: commands.waitingFor }),
      bad: commands.waitingFor > 60,
    },
    { name: t('state.refused'), value: String(commands.refused), bad: commands.refused > 0 },
    {
      name: t('state.incidents'),
      value: <Link to="/operator/instances?incident=true">{figures.incidents}</Link>,
      bad: figures.incidents > 0,
    },
    ...(figures.free < 0
      ? []
      : [{ name: t('state.free'), value: t('state.gb', { size: gigabytes(figures.free) }), bad: false }]),
  ];
  return (
    <div className={styles.figures}>
      {entries.map((entry) => (
        <div key={entry.name} className={styles.figure}>
          {entry.name}
          <strong data-bad={entry.bad}>{entry.value}</strong>
        </div>
      ))}
    </div>
  );
}

const gigabytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1);
