import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useDiagram, useInstance, type Action, type InstanceDetail } from './api';
import { BatchTable } from './BatchTable';
import { Incidents } from './Incidents';
import { InstanceState } from './InstanceState';
import { MigrateDialog } from './MigrateDialog';
import { MoveDialog } from './MoveDialog';
import { OrderDialog } from './OrderDialog';
import { Steps } from './Steps';
import { VariableTable } from './VariableTable';
import styles from './Operation.module.css';

/** What a diagram is drawn from. */
export interface Path {
  xml: string;
  active: string[];
  visited: string[];
  flows: string[];
}

interface Props {
  id: string;
  diagram: (path: Path) => ReactNode;
}

/** One instance: where it is, how it came there, why it is stuck, and what can be done. */
export function InstanceView({ id, diagram }: Props) {
  const detail = useInstance(id);
  if (detail.data) return <Shown detail={detail.data} diagram={diagram} />;
  if (detail.error) return <Failure error={detail.error} retry={() => void detail.refetch()} />;
  return <Waiting lines={12} />;
}

function Shown({ detail, diagram }: { detail: InstanceDetail; diagram: Props['diagram'] }) {
  const { t } = useTranslation('operation');
  const [action, setAction] = useState<Action | null>(null);
  const { instance } = detail;
  const xml = useDiagram(instance.id, instance.version);
  const targets = { count: 1, instances: [instance.id] };
  const close = () => setAction(null);
  const running = instance.state === 'running';
  return (
    <div className={styles.page}>
      <PageHead
        title={instance.record.title}
        above={<Link to="/operator/instances">{t('one.back')}</Link>}
        beside={<InstanceState instance={instance} />}
        below={<Facts detail={detail} />}
        actions={running && <Actions stuck={detail.incidents.length > 0} onChoose={setAction} />}
      />
      <div className={styles.body}>
        {detail.parked && <Alert type="warning" showIcon title={t('one.parked')} />}
        {running && detail.incidents.length > 0 && (
          <Section title={t('one.incidents')}>
            <Incidents incidents={detail.incidents} />
          </Section>
        )}
        <Section title={t('one.diagram')}>
          {xml.error && <Failure error={xml.error} retry={() => void xml.refetch()} />}
          {xml.data && diagram({ xml: xml.data, ...pathOf(detail) })}
        </Section>
        <div className={styles.columns}>
          <Section title={t('one.steps')}>
            <Steps steps={detail.steps} />
          </Section>
          <div className={styles.list}>
            <Section title={t('one.variables')}>
              <VariableTable variables={detail.variables} />
            </Section>
            <Section title={t('one.deeds')}>
              {detail.batches.length > 0 ? <BatchTable batches={detail.batches} short /> : t('one.noDeeds')}
            </Section>
          </div>
        </div>
      </div>
      {(action === 'retry' || action === 'cancel') && (
        <OrderDialog action={action} targets={targets} onClose={close} />
      )}
      {action === 'migrate' && (
        <MigrateDialog
          targets={targets}
          processes={[instance.process]}
          present={instance.version}
          onClose={close}
        />
      )}
      {action === 'move' && <MoveDialog detail={detail} onClose={close} />}
    </div>
  );
}

const pathOf = ({ steps, flows }: InstanceDetail) => ({
  active: steps.filter((step) => step.endedAt === null).map((step) => step.elementId),
  visited: steps.filter((step) => step.endedAt !== null && !step.terminated).map((step) => step.elementId),
  flows,
});

function Facts({ detail: { instance } }: { detail: InstanceDetail }) {
  const { t } = useTranslation('operation');
  const { record } = instance;
  return (
    <>
      {instance.label} {t('instances.versionOf', { version: instance.version })} · {record.number}{' '}
      <Link className={styles.inText} to={`/registries/${record.registry}/records/${record.id}`}>
        {t('one.openRecord')}
      </Link>{' '}
      · {instance.startedBy?.name ?? t('instances.system')} <Moment at={instance.startedAt} /> ·{' '}
      {t('instances.key')} {instance.id}
    </>
  );
}

/** The main action last, in the same corner: retry where it is stuck. */
function Actions({ stuck, onChoose }: { stuck: boolean; onChoose: (action: Action) => void }) {
  const { t } = useTranslation('operation');
  return (
    <>
      <Button danger onClick={() => onChoose('cancel')}>
        {t('action.cancel')}
      </Button>
      <Button onClick={() => onChoose('move')}>{t('action.move')}</Button>
      <Button onClick={() => onChoose('migrate')}>{t('action.migrate')}</Button>
      {stuck && (
        <Button type="primary" onClick={() => onChoose('retry')}>
          {t('action.retry')}
        </Button>
      )}
    </>
  );
}
