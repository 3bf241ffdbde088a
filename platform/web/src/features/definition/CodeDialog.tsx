import { Alert, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api';
import { words } from '@/lib/words';
import type { Code } from './api';

interface Props {
  /** Undefined: a new one. */
  code: Code | undefined;
  save: (code: Code) => Promise<void>;
  onClose: () => void;
}

/** Adds or changes one code. */
export function CodeDialog({ code, save, onClose }: Props) {
  const { t } = useTranslation('definition');
  const [form] = Form.useForm<Code>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const required = [{ required: true, message: t('required') }];
  const day = [{ pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('codes.dayHelp') }];
  const send = async (entered: Code) => {
    setSaving(true);
    try {
      await save({
        code: entered.code.trim(),
        parentCode: entered.parentCode?.trim() || null,
        labelZh: entered.labelZh.trim(),
        labelEn: entered.labelEn.trim(),
        sort: entered.sort ?? 0,
        validFrom: entered.validFrom || null,
        validUntil: entered.validUntil || null,
      });
      onClose();
    } catch (refusal) {
      const [first] = refusal instanceof ApiError ? refusal.errors : [];
      setFailure(first?.message ?? words(refusal));
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={code ? t('codes.change', { what: code.labelZh }) : t('codes.add')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={code ?? { sort: 0 }}
        onFinish={(entered) => void send(entered)}
      >
        <Form.Item name="code" label={t('codes.code')} rules={required}>
          <Input disabled={code !== undefined} maxLength={64} />
        </Form.Item>
        <Form.Item name="labelZh" label={t('codes.zh')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="labelEn" label={t('codes.en')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="parentCode" label={t('codes.parent')}>
          <Input />
        </Form.Item>
        <Form.Item name="sort" label={t('codes.sort')}>
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item name="validFrom" label={t('codes.from')} rules={day} extra={t('codes.dayHelp')}>
          <Input />
        </Form.Item>
        <Form.Item name="validUntil" label={t('codes.until')} rules={day} extra={t('codes.dayHelp')}>
          <Input />
        </Form.Item>
      </Form>
      {failure && <Alert type="error" showIcon title={failure} />}
    </Modal>
  );
}
