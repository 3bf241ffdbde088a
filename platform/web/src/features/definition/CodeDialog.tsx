import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
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
  const required = [{ required: true, message: t('required') }];
  const day = [{ pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('codes.dayHelp') }];
  const send = async (entered: Code) => {
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
  };
  return (
    <FormDialog
      title={code ? t('codes.change', { what: code.labelZh }) : t('codes.add')}
      initial={code ?? { sort: 0 }}
      onSubmit={send}
      onClose={onClose}
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
    </FormDialog>
  );
}
