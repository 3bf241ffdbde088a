import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { fileAddress, useCodeTables, type Code } from './api';
import { CodeHistory } from './CodeChanges';
import { CodeDialog } from './CodeDialog';
import { CodeImport } from './CodeImport';
import { CodeTree } from './CodeTree';
import { RenameTable } from './RenameTable';
import styles from '../Definition.module.css';

interface Edited {
  /** Undefined: a new one. */
  code: Code | undefined;
  revision: number;
}

/** One code table: its codes, whether they may be chosen today or not, and what they were before. */
export function CodeTableView({ table }: { table: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { parameters, change } = useAddress();
  const [edited, setEdited] = useState<Edited>();
  const [naming, setNaming] = useState(false);
  const q = parameters.get('q') ?? '';
  const tab = parameters.get('tab') === 'history' ? 'history' : 'codes';
  const known = useCodeTables().data?.find((one) => one.table === table);
  const onSaved = async (changed: number) => {
    message.success(t('codes.saved', { count: changed }));
    await client.invalidateQueries({ queryKey: ['code-tables'] });
    await client.invalidateQueries({ queryKey: ['code-table', table] });
  };
  return (
    <div className={styles.page}>
      <PageHead
        above={<Link to="/admin/definitions?tab=codes">{t('codes.toList')}</Link>}
        title={label(known?.label) || table}
        below={<span className={styles.muted}>{table}</span>}
        actions={
          <>
            <Button disabled={!known} onClick={() => setNaming(true)}>
              {t('codes.rename')}
            </Button>
            <Button icon={<DownloadOutlined />} href={fileAddress(table)} download>
              {t('codes.download')}
            </Button>
            <CodeImport table={table} revision={known?.revision} onSaved={onSaved} />
            <Button
              type="primary"
              icon={<PlusOutlined />}
              disabled={!known}
              onClick={() => known && setEdited({ code: undefined, revision: known.revision })}
            >
              {t('codes.add')}
            </Button>
          </>
        }
      />
      <TabLinks
        name={t('codes.table')}
        parameter="tab"
        current={tab}
        items={[
          { key: 'codes', label: t('codes.list') },
          { key: 'history', label: t('codes.history') },
        ]}
      />
      <div className={styles.body}>
        {tab === 'history' ? (
          <CodeHistory table={table} code={parameters.get('code') ?? ''} />
        ) : (
          <>
            <p className={styles.help}>{t('codes.importHelp')}</p>
            <Input.Search
              key={q}
              allowClear
              style={{ maxWidth: 320 }}
              aria-label={t('codes.search')}
              placeholder={t('codes.search')}
              defaultValue={q}
              onSearch={(text) => change({ q: text.trim() }, { replace: true })}
            />
            <CodeTree
              key={`${table} ${q}`}
              table={table}
              q={q}
              onEdit={(code, revision) => setEdited({ code, revision })}
            />
          </>
        )}
      </div>
      {naming && known && <RenameTable table={known} onClose={() => setNaming(false)} />}
      {edited && (
        <CodeDialog
          table={table}
          code={edited.code}
          revision={edited.revision}
          onSaved={onSaved}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}
