import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '@/components/PersonSelect';
import { words } from '@/lib/words';
import { handOver, useExtent } from './api';
import styles from './AbsenceView.module.css';

interface Values {
  person: string;
  successor: string;
  reason: string;
  future: boolean;
}

/** Shows how much it is before it is done. */
export function HandoverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('absence');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [saving, setSaving] = useState(false);
  const person = Form.useWatch('person', form) as string | undefined;
  const extent = useExtent(person);
  const required = [{ required: true, whitespace: true, message: t('required') }];
  const save = async (values: Values) => {
    setSaving(true);
    try {
      await handOver(values);
      message.success(t('handover.done'));
      void client.invalidateQueries({ queryKey: ['handovers'] });
      void client.invalidateQueries({ queryKey: ['tasks'] });
      onClose();
    } catch (failure) {
      message.error({ content: words(failure), duration: 8 });
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t('handover.title')}
      okText={t('handover.go')}
      cancelText={common('cancel')}
      confirmLoading={saving}
      okButtonProps={{ danger: true, disabled: !extent.isSuccess }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ future: true }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="person" label={t('handover.person')} rules={required}>
          <PersonSelect />
        </Form.Item>
        {extent.data && (
          <p className={styles.extent} role="status">
            {t('handover.extent', { held: extent.data.held, offered: extent.data.offered })}
          </p>
        )}
        {extent.isError && <p role="alert">{words(extent.error)}</p>}
        <Form.Item name="successor" label={t('handover.successor')} rules={required}>
          <PersonSelect except={person} />
        </Form.Item>
        <Form.Item name="future" valuePropName="checked">
          <Checkbox>{t('handover.future')}</Checkbox>
        </Form.Item>
        <Form.Item name="reason" label={t('handover.reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
