import { useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { words } from '@/lib/words';
import { createConsumer } from './api';
import { SecretDialog } from './SecretDialog';

interface Answers {
  consumer: string;
  name: string;
  contact?: string;
}

/** Enters a system and shows its secret, then goes where it is granted services. */
export function NewConsumer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sharing');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<Answers>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [made, setMade] = useState<{ consumer: string; secret: string }>();
  const required = [{ required: true, message: t('required') }];
  const create = async (answers: Answers) => {
    setSaving(true);
    try {
      const { secret } = await createConsumer(
        answers.consumer,
        answers.name.trim(),
        answers.contact?.trim() || null,
      );
      setMade({ consumer: answers.consumer, secret });
      void queries.invalidateQueries({ queryKey: ['sharing', 'consumers'] });
    } catch (refusal) {
      setFailure(words(refusal));
      setSaving(false);
    }
  };
  if (made) {
    return (
      <SecretDialog
        label={t('secret')}
        secret={made.secret}
        onClose={() => void navigate(`/admin/sharing/consumers/${made.consumer}`)}
      />
    );
  }
  return (
    <Modal
      open
      title={t('newConsumer')}
      okText={t('create')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ consumer: 'shared_' }}
        onFinish={(answers) => void create(answers)}
      >
        <Form.Item name="name" label={t('consumerName')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item
          name="consumer"
          label={t('consumerCode')}
          extra={t('consumerRule')}
          rules={[...required, { pattern: /^shared_[a-z0-9_]{2,50}$/, message: t('consumerRule') }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="contact" label={t('contact')}>
          <Input />
        </Form.Item>
      </Form>
      {failure && <Alert type="error" showIcon title={failure} />}
    </Modal>
  );
}
