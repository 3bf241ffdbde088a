import { Alert, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { CodePicker } from '@/components/pickers/CodePicker';
import { ApiError } from '@/lib/api';
import { isKnown, loadSince, saveCodes, type Code, type CodeChange } from './api';
import { CodeChanges } from './CodeChanges';
import { isStale } from './stale';

interface Props {
  table: string;
  /** Undefined: a new one. */
  code: Code | undefined;
  /** Of the table, when it was shown. */
  revision: number;
  onSaved: (changed: number) => Promise<void>;
  onClose: () => void;
}

/** Adds or changes one code; what somebody else changed meanwhile is shown, never overwritten unseen. */
export function CodeDialog({ table, code, revision, onSaved, onClose }: Props) {
  const { t } = useTranslation('definition');
  const [form] = Form.useForm<Code>();
  const [seen, setSeen] = useState(revision);
  const [others, setOthers] = useState<CodeChange[]>([]);
  const required = [{ required: true, message: t('required') }];
  const day = [{ pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('codes.dayHelp') }];
  const send = async (entered: Code) => {
    const sent = {
      code: entered.code.trim(),
      parentCode: entered.parentCode ?? null,
      labelZh: entered.labelZh.trim(),
      labelEn: entered.labelEn.trim(),
      sort: entered.sort ?? 0,
      validFrom: entered.validFrom || null,
      validUntil: entered.validUntil || null,
    };
    if (!code && (await isKnown(table, sent.code))) {
      const errors = [{ field: 'code', code: 'taken', message: t('codes.taken') }];
      throw new ApiError({ status: 409, errors });
    }
    try {
      const saved = await saveCodes(table, [sent], seen);
      await onSaved(saved.changed);
      onClose();
    } catch (failure) {
      if (isStale(failure)) {
        const since = await loadSince(table, seen);
        setOthers(since.changes);
        setSeen(since.revision);
      }
      throw failure;
    }
  };
  const theirs = code && others.find((change) => change.after.code === code.code)?.after;
  return (
    <FormDialog
      title={code ? t('codes.change', { what: code.labelZh }) : t('codes.add')}
      ok={others.length > 0 ? t('codes.keepMine') : undefined}
      form={form}
      initial={code ?? { sort: 0 }}
      onSubmit={send}
      onClose={onClose}
    >
      {others.length > 0 && (
        <Alert
          type="warning"
          style={{ marginBottom: 12 }}
          title={t('codes.changedSince')}
          description={
            <>
              <CodeChanges changes={others} />
              {theirs && <Button onClick={() => form.setFieldsValue(theirs)}>{t('codes.takeTheirs')}</Button>}
            </>
          }
        />
      )}
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
        <Parent table={table} />
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

interface ParentProps {
  table: string;
  value?: string | null;
  onChange?: (code: string | null) => void;
}

function Parent({ table, value, onChange }: ParentProps) {
  const { t } = useTranslation('definition');
  return (
    <CodePicker
      table={table}
      label={t('codes.parent')}
      placeholder={t('codes.noParent')}
      values={value ? [value] : []}
      onChange={(codes) => onChange?.(codes.at(-1) ?? null)}
    />
  );
}
