import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { setPush } from './api';

interface Props {
  consumer: string;
  service: string;
  url: string | undefined;
  onClose: (secret?: string) => void;
}

/** Where a system is called when something changes. */
export function PushDialog({ consumer, service, url, onClose }: Props) {
  const { t } = useTranslation('sharing');
  const [form] = Form.useForm<{ url: string }>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const save = async (answers: { url: string }) => {
    setSaving(true);
    try {
      onClose((await setPush(consumer, service, answers.url.trim())).secret);
    } catch (refusal) {
      setFailure(words(refusal));
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={t('setPush')}
      okText={t('setPush')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={() => onClose()}
    >
      <Form form={form} layout="vertical" initialValues={{ url }} onFinish={(answers) => void save(answers)}>
        <Form.Item
          name="url"
          label={t('pushUrl')}
          extra={t('pushHint')}
          rules={[{ required: true, message: t('required') }]}
        >
          <Input type="url" placeholder="https://" />
        </Form.Item>
      </Form>
      {failure && <Alert type="error" showIcon title={failure} />}
    </Modal>
  );
}
