import { Alert, App, Button, Input, Modal, Space } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  secret: string;
  onClose: () => void;
}

/** The only time that a secret is seen. */
export function SecretDialog({ label, secret, onClose }: Props) {
  const { t } = useTranslation('sharing');
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    message.success(t('copied'));
  };
  return (
    <Modal
      open
      title={t('secretTitle')}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <Space orientation="vertical" style={{ width: '100%' }}>
        <Alert type="warning" showIcon title={t('secretText')} />
        <Space.Compact style={{ width: '100%' }}>
          <Input readOnly aria-label={label} value={secret} onFocus={(event) => event.target.select()} />
          <Button onClick={() => void copy()}>{t('copy')}</Button>
        </Space.Compact>
      </Space>
    </Modal>
  );
}
