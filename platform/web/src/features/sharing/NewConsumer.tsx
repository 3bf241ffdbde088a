import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormDialog } from '@/components/FormDialog';
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
  const [made, setMade] = useState<{ consumer: string; secret: string }>();
  const required = [{ required: true, message: t('required') }];
  const create = async ({ consumer, name, contact }: Answers) => {
    const { secret } = await createConsumer(consumer, name.trim(), contact?.trim() || null);
    setMade({ consumer, secret });
    await queries.invalidateQueries({ queryKey: ['sharing', 'consumers'] });
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
    <FormDialog<Answers>
      title={t('newConsumer')}
      ok={t('create')}
      initial={{ consumer: 'shared_' }}
      onSubmit={create}
      onClose={onClose}
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
    </FormDialog>
  );
}
