import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '@/components/Failure';
import { FormDialog } from '@/components/FormDialog';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { nameCodeTable, useCodeTables } from './api';
import { NameFields } from '../NameFields';
import styles from '../Definition.module.css';

/** All code tables whose name or label holds the text. */
export function CodeTableList({ text }: { text: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const found = useCodeTables();
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={8} />;
  const rows = found.data.filter((one) =>
    `${one.table} ${label(one.label)}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('kinds.codes')}>
        <thead>
          <tr>
            <th>{t('list.label')}</th>
            <th>{t('name')}</th>
            <th>{t('codes.count')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.table}>
              <td>
                <Link to={`/admin/code-tables/${one.table}`}>{label(one.label) || one.table}</Link>
              </td>
              <td className={styles.muted}>{one.table}</td>
              <td>{one.codes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Answers {
  zh: string;
  en: string;
  name: string;
}

export function NewCodeTable({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('definition');
  const client = useQueryClient();
  const navigate = useNavigate();
  const taken = (useCodeTables().data ?? []).map((one) => one.table);
  const create = async ({ name, zh, en }: Answers) => {
    await nameCodeTable(name, { zh, en });
    await client.invalidateQueries({ queryKey: ['code-tables'] });
    await navigate(`/admin/code-tables/${name}`);
  };
  return (
    <FormDialog<Answers> title={t('create.codes')} onSubmit={create} onClose={onClose}>
      <NameFields taken={taken} otherwise={'codes'} />
    </FormDialog>
  );
}
