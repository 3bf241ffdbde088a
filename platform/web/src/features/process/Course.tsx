import { Alert } from 'antd';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useLabel, useLanguage } from '@/lib/i18n';
import type { Tone } from '@/lib/records';
import { useDiagram, useInstance, type Instance } from './api';
import { elementNames, namesOf } from './elementNames';
import { Diagram } from './lazyDiagram';
import { InstanceActs } from './InstanceActs';
import { Timeline } from './Timeline';
import styles from './Course.module.css';

const states = ['starting', 'running', 'completed', 'canceled'] as const;
const tones: Record<(typeof states)[number], Tone> = {
  starting: 'waiting',
  running: 'running',
  completed: 'done',
  canceled: 'waiting',
};

/** How an instance went: timeline and diagram. */
export function Course({ instanceId }: { instanceId: string }) {
  const instance = useInstance(instanceId);
  if (instance.data) return <Shown instance={instance.data} />;
  if (instance.error) return <Failure error={instance.error} retry={() => void instance.refetch()} />;
  return <Waiting />;
}

function Shown({ instance }: { instance: Instance }) {
  const { t } = useTranslation('process');
  const label = useLabel();
  const language = useLanguage();
  const diagram = useDiagram(instance.id);
  const names = useMemo(() => elementNames(diagram.data ?? '', language), [diagram.data, language]);
  const state = states.find((one) => one === instance.state) ?? 'running';
  const now = namesOf(instance.active, names);
  return (
    <div className={styles.course}>
      {instance.incidents.map((incident) => (
        <Alert
          key={`${incident.elementName}/${incident.at}`}
          type="error"
          showIcon
          title={t('incident', { step: incident.elementName })}
          description={incident.message}
        />
      ))}
      <div className={styles.columns}>
        <Section
          title={t('timeline')}
          extra={
            <span className={styles.extra}>
              <InstanceActs instance={instance} />
              <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
            </span>
          }
        >
          <Timeline entries={instance.timeline} names={names} now={now} record={instance.record} />
        </Section>
        <Section title={`${t('diagram')} · ${label(instance.process.label)}`}>
          {diagram.error && <Failure error={diagram.error} retry={() => void diagram.refetch()} />}
          {diagram.data && (
            <Suspense fallback={<Waiting />}>
              <Diagram
                xml={diagram.data}
                active={instance.active}
                visited={instance.visited}
                flows={instance.flows}
              />
            </Suspense>
          )}
          <p className={styles.help}>{t('diagramHelp')}</p>
        </Section>
      </div>
    </div>
  );
}
