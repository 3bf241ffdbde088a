import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { dateTime } from '@/lib/time';
import { words } from '@/lib/words';
import { previewMigration, useProcesses, type MigrationPreview } from './api';
import { ReasonItem } from './ReasonItem';
import { named, type Targets } from './targets';
import { useOrder } from './useOrder';

interface Props {
  targets: Targets;
  /** Those that the targets are of; one of several is to be chosen. */
  processes: string[];
  /** The version it is on, where there is but one. */
  present?: number;
  onClose: () => void;
  onOrdered?: () => void;
}

interface Values {
  process: string;
  version: number;
  reason: string;
}

/** Shows what can move to a version and what cannot before anything moves. */
export function MigrateDialog({ targets, processes, present, onClose, onOrdered }: Props) {
  const { t } = useTranslation('operation');
  const [chosen, setChosen] = useState<number>();
  const [picked, setPicked] = useState<string>();
  const process = processes.length === 1 ? processes[0] : picked;
  const [form] = Form.useForm<Values>();
  const all = useProcesses().data;
  const known = all?.find((one) => one.id === process);
  const preview = useQuery({
    queryKey: ['operator', 'preview', process, chosen, targets],
    queryFn: () => previewMigration({ process, version: chosen, ...named(targets) }),
    enabled: chosen !== undefined,
    staleTime: 0,
  });
  const send = useOrder(targets.count, () => {
    onClose();
    onOrdered?.();
  });
  return (
    <FormDialog<Values>
      form={form}
      title={t('action.migrateTitle', { count: targets.count })}
      ok={t('action.migrate')}
      disabled={!preview.data?.movable}
      width={520}
      text={t('action.migrateText')}
      requiredMark={false}
      onSubmit={({ reason, version }) =>
        send({ action: 'migrate', reason, process, version, ...named(targets) })
      }
      onClose={onClose}
    >
      {processes.length > 1 && (
        <Form.Item
          name="process"
          label={t('action.process')}
          extra={t('action.processText')}
          rules={[{ required: true, message: t('action.processNeeded') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(id: string) => {
              setPicked(id);
              setChosen(undefined);
              form.resetFields(['version']);
            }}
            options={all
              ?.filter(({ id }) => processes.includes(id))
              .map(({ id, label }) => ({ value: id, label }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="version"
        label={`${t('action.target')}${known && processes.length === 1 ? ` · ${known.label}` : ''}`}
        rules={[{ required: true, message: t('action.needed') }]}
      >
        <Select
          disabled={!known}
          onChange={(version: number) => setChosen(version)}
          options={known?.versions
            .filter(({ version }) => version !== present)
            .map(({ version, deployedAt }) => ({
              value: version,
              label: t('action.targetOf', { version, at: dateTime(deployedAt) }),
            }))}
        />
      </Form.Item>
      {preview.isFetching && <p>{t('action.previewing')}</p>}
      {preview.error && <Alert type="error" showIcon title={words(preview.error)} />}
      {preview.data && !preview.isFetching && <Preview preview={preview.data} />}
      <div style={{ marginTop: 12 }}>
        <ReasonItem />
      </div>
    </FormDialog>
  );
}

function Preview({ preview }: { preview: MigrationPreview }) {
  const { t } = useTranslation('operation');
  return (
    <div style={{ display: 'grid', gap: 8 }} role="status">
      <Alert
        type={preview.movable > 0 ? 'success' : 'info'}
        showIcon
        title={t('action.movable', { count: preview.movable })}
        description={preview.already > 0 && t('action.already', { count: preview.already })}
      />
      {preview.stuck > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('action.stuck', { count: preview.stuck })}
          description={
            <ul style={{ paddingLeft: 16 }}>
              {preview.obstacles.map((one) => (
                <li key={`${one.elementId}/${one.reason}`}>
                  {t(`action.${one.reason}`, { name: one.elementName, count: one.count })}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}
