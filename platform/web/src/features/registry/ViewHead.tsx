import { ColumnHeightOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PageHead } from '@/components/PageHead';
import { useLabel } from '@/lib/i18n';
import { countText, type Count } from '@/lib/query';
import type { ViewScreen } from './api';
import { ExportMenu } from './export/ExportMenu';
import styles from './ViewList.module.css';

interface Props {
  screen: ViewScreen;
  count: Count | null | undefined;
  query: URLSearchParams;
  compact: boolean;
  onCompact: (compact: boolean) => void;
}

export function ViewHead({ screen, count, query, compact, onCompact }: Props) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const mayAdd = screen.canCreate && !query.has('asOf');
  return (
    <PageHead
      title={label(screen.label)}
      beside={
        count && (
          <span className={styles.count} role="status">
            {common('rows', { total: countText(count) })}
          </span>
        )
      }
      actions={
        <>
          <span className={styles.wideOnly}>
            <Dropdown
              trigger={['click']}
              menu={{
                selectable: true,
                selectedKeys: [compact ? 'compact' : 'normal'],
                items: (['compact', 'normal'] as const).map((key) => ({
                  key,
                  label: t(key),
                  onClick: () => onCompact(key === 'compact'),
                })),
              }}
            >
              <Button
                type="text"
                icon={<ColumnHeightOutlined />}
                aria-label={t('density')}
                title={t('density')}
              />
            </Dropdown>
          </span>
          {screen.bulkActions.includes('export') && (
            <ExportMenu view={screen.view} query={query} count={count} />
          )}
          {mayAdd && (
            <Button
              icon={<UploadOutlined />}
              onClick={() => void navigate(`/imports/new?registry=${screen.registry}`)}
            >
              {t('import')}
            </Button>
          )}
          {mayAdd && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => void navigate(`/registries/${screen.registry}/records/new?view=${screen.view}`)}
            >
              {common('create')}
            </Button>
          )}
        </>
      }
    />
  );
}
