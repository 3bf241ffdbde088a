import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
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
  return (
    <FormDialog<{ url: string }>
      title={t('setPush')}
      ok={t('setPush')}
      initial={{ url }}
      onSubmit={async (answers) => onClose((await setPush(consumer, service, answers.url.trim())).secret)}
      onClose={() => onClose()}
    >
      <Form.Item
        name="url"
        label={t('pushUrl')}
        extra={t('pushHint')}
        rules={[{ required: true, message: t('required') }]}
      >
        <Input type="url" placeholder="https://" />
      </Form.Item>
    </FormDialog>
  );
}
