import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useRegistryNames, useTemplates } from './api';
import { TemplateState } from './TemplateState';
import styles from './Official.module.css';

/** All templates, for whoever keeps them. */
export function TemplateList() {
  const { t } = useTranslation('official');
  const label = useLabel();
  const navigate = useNavigate();
  const found = useTemplates();
  const registries = useRegistryNames().data?.registries ?? [];
  const nameOf = (registry: string) =>
    label(registries.find((one) => one.name === registry)?.label ?? null) || registry;
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={styles.page}>
      <PageHead
        title={t('templates')}
        actions={
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void navigate('/admin/official-templates/new')}
          >
            {t('newTemplate')}
          </Button>
        }
      />
      <div className={styles.body}>
        {found.isPending && <Waiting />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && <Empty title={t('noTemplates')}>{t('noTemplatesText')}</Empty>}
        {rows.length > 0 && (
          <div className={styles.sheet}>
            <table className={styles.table} aria-label={t('templates')}>
              <thead>
                <tr>
                  <th>{t('name')}</th>
                  <th className={styles.aside}>{t('code')}</th>
                  <th>{t('registry')}</th>
                  <th>{t('state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.template}>
                    <td>
                      <Link to={`/admin/official-templates/${row.template}`}>
                        {label({ zh: row.labelZh, en: row.labelEn })}
                      </Link>
                    </td>
                    <td className={`${styles.muted} ${styles.aside}`}>{row.template}</td>
                    <td>{nameOf(row.registry)}</td>
                    <td>
                      <TemplateState version={row.version} offered={row.offered} draft={row.draft} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {found.hasNextPage && (
          <LoadMore hasMore loading={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
        )}
      </div>
    </div>
  );
}
