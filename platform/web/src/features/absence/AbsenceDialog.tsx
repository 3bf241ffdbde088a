import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '@/components/PersonSelect';
import { ApiError } from '@/lib/api';
import type { Me } from '@/lib/me';
import { today } from '@/lib/time';
import { words } from '@/lib/words';
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
  const [saving, setSaving] = useState(false);
  const absent = Form.useWatch('absent', form) ?? me.username;
  const processes = useProcesses().data ?? [];
  const required = [{ required: true, message: t('required') }];
  const save = async (plan: Plan) => {
    setSaving(true);
    try {
      const made = await planAbsence(plan);
      message.success(t('planned', { name: made.substitute.name, from: made.from, until: made.until }));
      void client.invalidateQueries({ queryKey: ['substitutions'] });
      onClose();
    } catch (failure) {
      if (failure instanceof ApiError && failure.errors.length > 0) {
        form.setFields(
          failure.errors.map((one) => ({ name: one.field as keyof Plan, errors: [one.message] })),
        );
      } else message.error(words(failure));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t('plan')}
      okText={common('save')}
      cancelText={common('cancel')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ absent: me.username, from: today(), until: today(), processes: [], reason: '' }}
        onFinish={(plan) => void save(plan)}
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
            placeholder={t('allProcesses')}
            options={processes.map((process) => ({ value: process.id, label: process.label }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
