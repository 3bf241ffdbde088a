import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { App, Button, Input, Upload } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { PageHead } from '@/components/PageHead';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { ApiError } from '@/lib/api';
import { decoded } from '@/lib/csv';
import { useLabel } from '@/lib/i18n';
import { words } from '@/lib/words';
import { saveCodes, useCodeTables, useCodes, type Code } from './api';
import { CodeDialog } from './CodeDialog';
import { codesOf } from './csv';
import styles from './Definition.module.css';

/** One code table: its codes, whether they may be chosen today or not. */
export function CodeTableView({ table }: { table: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [q, setQ] = useState('');
  const [editing, setEditing] = useState<Code | 'new'>();
  const tables = useCodeTables().data;
  const found = useCodes(table, q);
  const codes = (found.data?.pages ?? []).flatMap((page) => page.rows);
  const named = tables?.find((one) => one.table === table)?.label;
  const save = async (changed: Code[]) => {
    const saved = await saveCodes(table, changed);
    message.success(t('codes.saved', { count: saved.changed }));
    await client.invalidateQueries({ queryKey: ['code-tables'] });
  };
  const bring = async (file: File) => {
    const read = codesOf(decoded(await file.arrayBuffer()));
    if (!read) {
      message.error(t('codes.noCode'));
      return;
    }
    try {
      await save(read);
    } catch (failure) {
      const errors = failure instanceof ApiError ? failure.errors : [];
      modal.error({
        title: words(failure),
        content: (
          <ul className={styles.faults}>
            {errors.slice(0, 20).map((error) => (
              <li key={error.field + error.code}>{error.message}</li>
            ))}
          </ul>
        ),
      });
    }
  };
  return (
    <div className={styles.page}>
      <PageHead
        above={<Link to="/admin/definitions?tab=codes">{t('codes.toList')}</Link>}
        title={label(named) || table}
        below={<span className={styles.muted}>{table}</span>}
        actions={
          <>
            <Upload
              accept=".csv"
              showUploadList={false}
              beforeUpload={(file) => {
                void bring(file);
                return false;
              }}
            >
              <Button icon={<UploadOutlined />}>{t('codes.import')}</Button>
            </Upload>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
              {t('codes.add')}
            </Button>
          </>
        }
      />
      <div className={styles.body}>
        <p className={styles.help}>{t('codes.importHelp')}</p>
        <Input.Search
          allowClear
          style={{ maxWidth: 320 }}
          aria-label={t('codes.search')}
          placeholder={t('codes.search')}
          onSearch={setQ}
        />
        {found.isPending && <Waiting lines={8} />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.data && codes.length === 0 && <Empty title={t('codes.empty')} />}
        {codes.length > 0 && <Codes codes={codes} onEdit={setEditing} />}
        <LoadMore
          hasMore={found.hasNextPage}
          loading={found.isFetchingNextPage}
          onMore={() => void found.fetchNextPage()}
        />
      </div>
      {editing && (
        <CodeDialog
          code={editing === 'new' ? undefined : editing}
          save={(code) => save([code])}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

function Codes({ codes, onEdit }: { codes: Code[]; onEdit: (code: Code) => void }) {
  const { t } = useTranslation('definition');
  const { t: common } = useTranslation();
  const today = new Date().toLocaleDateString('en-CA');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('codes.table')}>
        <thead>
          <tr>
            <th>{t('codes.code')}</th>
            <th>{t('codes.zh')}</th>
            <th>{t('codes.en')}</th>
            <th>{t('codes.parent')}</th>
            <th>{t('codes.sort')}</th>
            <th>{t('codes.from')}</th>
            <th>{t('codes.until')}</th>
            <th>
              <span className={styles.hidden}>{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code.code}>
              <td>{code.code}</td>
              <td>{code.labelZh}</td>
              <td>{code.labelEn}</td>
              <td>{code.parentCode}</td>
              <td>{code.sort}</td>
              <td>{code.validFrom}</td>
              <td>
                {code.validUntil}{' '}
                {code.validUntil && code.validUntil < today && (
                  <StatusTag tone="waiting">{t('codes.ended')}</StatusTag>
                )}
              </td>
              <td className={styles.acts}>
                <Button
                  type="link"
                  size="small"
                  aria-label={t('codes.change', { what: code.labelZh })}
                  onClick={() => onEdit(code)}
                >
                  {common('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
