import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { PersonSelect } from '@/components/PersonSelect';
import type { Me } from '@/lib/me';
import { today } from '@/lib/time';
import { planAbsence, useProcesses, type Plan } from './api';

interface Props {
  me: Me;
  leads: boolean;
  onClose: () => void;
}

/** From when to when, who stands in, for what. */
export function AbsenceDialog({ me, leads, onClose }: Props) {
  const { t } = useTranslation('absence');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Plan>();
  const absent = Form.useWatch('absent', form) ?? me.username;
  const processes = useProcesses().data ?? [];
  const required = [{ required: true, message: t('required') }];
  const save = async (plan: Plan) => {
    const made = await planAbsence(plan);
    message.success(t('planned', { name: made.substitute.name, from: made.from, until: made.until }));
    void client.invalidateQueries({ queryKey: ['substitutions'] });
    onClose();
  };
  return (
    <FormDialog
      title={t('plan')}
      ok={common('save')}
      form={form}
      requiredMark={false}
      initial={{ absent: me.username, from: today(), until: today(), processes: [], reason: '' }}
      onSubmit={save}
      onClose={onClose}
    >
      {leads && (
        <Form.Item name="absent" label={t('absent')} rules={required}>
          <PersonSelect />
        </Form.Item>
      )}
      <Form.Item name="substitute" label={t('substitute')} extra={t('substituteHelp')} rules={required}>
        <PersonSelect except={absent} />
      </Form.Item>
      <Form.Item name="from" label={t('from')} rules={required}>
        <Input type="date" min={today()} />
      </Form.Item>
      <Form.Item name="until" label={t('until')} rules={required}>
        <Input type="date" min={today()} />
      </Form.Item>
      <Form.Item name="processes" label={t('processes')} extra={t('processesHelp')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('allProcesses')}
          options={processes.map((process) => ({ value: process.id, label: process.label }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
