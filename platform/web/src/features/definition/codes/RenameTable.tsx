import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import type { Label } from '@/lib/i18n';
import { nameCodeTable, type CodeTable } from './api';

/** What people call a code table, in both languages; its key stays. */
export function RenameTable({ table, onClose }: { table: CodeTable; onClose: () => void }) {
  const { t } = useTranslation('definition');
  const client = useQueryClient();
  const required = [{ required: true, whitespace: true, message: t('required') }];
  const rename = async ({ zh, en }: Label) => {
    await nameCodeTable(table.table, { zh: zh.trim(), en: en.trim() }, table.revision);
    await client.invalidateQueries({ queryKey: ['code-tables'] });
    await client.invalidateQueries({ queryKey: ['code-table', table.table] });
    onClose();
  };
  return (
    <FormDialog<Label>
      title={t('codes.rename')}
      initial={table.label ?? {}}
      onSubmit={rename}
      onClose={onClose}
    >
      <Form.Item name="zh" label={t('create.zh')} rules={required}>
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="en" label={t('create.en')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
