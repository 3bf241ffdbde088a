import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DesignState, PublishedBy } from '@/components/design/DesignState';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { type Summary, type Use, useApplications, useForms } from './api';
import { NewForm } from './NewForm';
import styles from './FormDesign.module.css';

const SHOWN = 2;

/** All forms: whose they are, which version holds, and where they are used. */
export function FormList() {
  const { t } = useTranslation('formDesign');
  const found = useForms();
  const titleOf = useTitle();
  const textOf = useUseText();
  const [text, setText] = useState('');
  const [making, setMaking] = useState(false);
  const rows = (found.data ?? []).filter((one) =>
    [titleOf(one), one.id, ...one.uses.map(textOf)].some((part) =>
      part.toLowerCase().includes(text.trim().toLowerCase()),
    ),
  );
  return (
    <div className={styles.page}>
      <PageHead
        title={t('title')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('create')}
          </Button>
        }
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
        {found.isPending && <Waiting lines={8} />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
        {rows.length > 0 && <Rows rows={rows} />}
      </div>
      {making && <NewForm taken={(found.data ?? []).map(({ id }) => id)} onClose={() => setMaking(false)} />}
    </div>
  );
}

/** A form that does not name itself goes by the first step that uses it. */
function useTitle() {
  const textOf = useUseText();
  return ({ label, uses, id }: Summary) => label || (uses[0] ? textOf(uses[0]) : id);
}

export function useUseText() {
  const { t } = useTranslation('formDesign');
  return ({ processName, step, registryName }: Use) =>
    processName
      ? t('list.use', { process: processName, step: step ?? '' })
      : t('list.ofRecords', { registry: registryName });
}

function Rows({ rows }: { rows: Summary[] }) {
  const { t } = useTranslation('formDesign');
  const label = useLabel();
  const titleOf = useTitle();
  const applications = useApplications().data ?? [];
  const applicationOf = (id: string) =>
    applications
      .filter(({ application }) => id === application || id.startsWith(`${application}-`))
      .sort((one, other) => other.application.length - one.application.length)[0]?.label;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('title')}>
        <thead>
          <tr>
            <th>{t('list.name')}</th>
            <th>{t('list.id')}</th>
            <th>{t('list.application')}</th>
            <th>{t('list.uses')}</th>
            <th>{t('list.state')}</th>
            <th>{t('list.published')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/admin/forms/${one.id}`}>{titleOf(one)}</Link>
              </td>
              <td className={styles.muted}>{one.id}</td>
              <td>{label(applicationOf(one.id))}</td>
              <td>
                <Uses uses={one.uses} />
              </td>
              <td>
                <DesignState version={one.version} draft={one.draftAt !== null} />
              </td>
              <td className={styles.muted}>
                <PublishedBy publishedAt={one.publishedAt} publishedBy={one.publishedBy} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Uses({ uses }: { uses: Use[] }) {
  const { t } = useTranslation('formDesign');
  const textOf = useUseText();
  if (uses.length === 0) return <span className={styles.muted}>{t('list.unused')}</span>;
  const more = uses.length - SHOWN;
  return (
    <ul title={uses.map(textOf).join('\n')}>
      {uses.slice(0, SHOWN).map((use) => (
        <li key={textOf(use)}>{textOf(use)}</li>
      ))}
      {more > 0 && <li className={styles.muted}>{t('list.more', { count: more })}</li>}
    </ul>
  );
}
