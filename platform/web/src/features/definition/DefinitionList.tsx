import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DesignState, PublishedBy } from '@/components/design/DesignState';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { useDefinitions, type Summary } from './api';
import { CodeTableList, NewCodeTable } from './codes/CodeTableList';
import { NewDialog } from './NewDialog';
import type { Kind } from './source';
import styles from './Definition.module.css';

/** All registries and views, and what is being worked on. */
export function DefinitionList() {
  const { t } = useTranslation('definition');
  const { parameters } = useAddress();
  const label = useLabel();
  const tab = parameters.get('tab');
  const codes = tab === 'codes';
  const kind: Kind = tab === 'views' ? 'views' : 'registries';
  const found = useDefinitions();
  const [making, setMaking] = useState<{ from?: Summary }>();
  const [text, setText] = useState('');
  const rows = (found.data?.[kind] ?? []).filter((one) =>
    [label(one.label), one.name, one.registry ?? ''].some((part) =>
      part.toLowerCase().includes(text.trim().toLowerCase()),
    ),
  );
  return (
    <div className={styles.page}>
      <PageHead
        title={t('title')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking({})}>
            {t(`create.${codes ? 'codes' : kind}`)}
          </Button>
        }
      />
      <TabLinks
        name={t('title')}
        parameter="tab"
        current={codes ? 'codes' : kind}
        items={[
          { key: 'registries', label: t('kinds.registries') },
          { key: 'views', label: t('kinds.views') },
          { key: 'codes', label: t('kinds.codes') },
        ]}
      />
      <div className={styles.body}>
        <Input.Search
          allowClear
          style={{ maxWidth: 320 }}
          aria-label={t('filter')}
          placeholder={t('filter')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {codes && <CodeTableList text={text} />}
        {!codes && found.isPending && <Waiting lines={8} />}
        {!codes && found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {!codes && found.data && rows.length === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
        {!codes && rows.length > 0 && <Rows kind={kind} rows={rows} onCopy={(from) => setMaking({ from })} />}
      </div>
      {making && codes && <NewCodeTable onClose={() => setMaking(undefined)} />}
      {making && !codes && (
        <NewDialog
          kind={kind}
          from={making.from}
          taken={(found.data?.[kind] ?? []).map((one) => one.name)}
          onClose={() => setMaking(undefined)}
        />
      )}
    </div>
  );
}

function Rows({ kind, rows, onCopy }: { kind: Kind; rows: Summary[]; onCopy: (from: Summary) => void }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.list}`} aria-label={t(`kinds.${kind}`)}>
        <thead>
          <tr>
            <th>{t('list.label')}</th>
            <th>{t('name')}</th>
            {kind === 'views' && <th>{t('view.registry')}</th>}
            <th>{t('list.state')}</th>
            <th>{t('list.published')}</th>
            <th>
              <span className={styles.hidden}>{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.name}>
              <td>
                <Link to={`/admin/definitions/${kind}/${one.name}`}>{label(one.label) || one.name}</Link>
              </td>
              <td className={styles.muted}>{one.name}</td>
              {kind === 'views' && <td className={styles.muted}>{one.registry}</td>}
              <td>
                <DesignState version={one.version} draft={one.draftAt !== null} />
              </td>
              <td className={styles.muted}>
                <PublishedBy publishedAt={one.publishedAt} publishedBy={one.publishedBy} />
              </td>
              <td className={styles.acts}>
                <Button
                  type="link"
                  size="small"
                  aria-label={t('copyOf', { what: label(one.label) || one.name })}
                  onClick={() => onCopy(one)}
                >
                  {t('copy')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
