import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { useInstancesOf } from './api';
import { Course } from './Course';

/** All processes a record went through; the latest first. */
export function RecordCourse({ registry, id }: { registry: string; id: string }) {
  const { t } = useTranslation('process');
  const label = useLabel();
  const { parameters, change } = useAddress();
  const instances = useInstancesOf(registry, id);
  if (instances.error && !instances.data) {
    return <Failure error={instances.error} retry={() => void instances.refetch()} />;
  }
  if (!instances.data) return <Waiting />;
  const latestFirst = [...instances.data].sort((one, other) => other.startedAt.localeCompare(one.startedAt));
  const chosen = latestFirst.find((one) => one.id === parameters.get('instance')) ?? latestFirst[0];
  if (!chosen) return <Empty title={t('none')}>{t('noneText')}</Empty>;
  return (
    <>
      {latestFirst.length > 1 && (
        <Select
          aria-label={t('choose')}
          style={{ minWidth: 260, marginBottom: 12 }}
          value={chosen.id}
          onChange={(instance) => change({ instance }, { replace: true })}
          options={latestFirst.map((one) => ({
            value: one.id,
            label: `${label(one.label)} · ${t('startedAt', { at: dateTime(one.startedAt) })}`,
          }))}
        />
      )}
      <Course instanceId={chosen.id} />
    </>
  );
}
