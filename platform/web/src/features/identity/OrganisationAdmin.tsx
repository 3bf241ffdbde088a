import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useOrganisations } from './api';
import { OrganisationForm } from './OrganisationForm';
import { organisationTree, type TreeNode } from './organisationTree';
import styles from './Admin.module.css';

interface Node {
  key: string;
  title: React.ReactNode;
  children: Node[];
}

/** The administration as a tree; the chosen organisation beside it. */
export function OrganisationAdmin() {
  const { t } = useTranslation('identity');
  const { parameters, change } = useAddress();
  const [text, setText] = useState('');
  const found = useOrganisations();
  const chosen = parameters.get('organisation');
  const below = parameters.get('new');
  const organisation = found.data?.find((one) => one.code === chosen);
  const tree = useMemo(() => {
    const node = (one: TreeNode): Node => ({
      key: one.key,
      title: (
        <>
          {one.organisation.name}{' '}
          {!one.organisation.active && <StatusTag tone="waiting">{t('organisations.inactive')}</StatusTag>}
        </>
      ),
      children: one.children.map(node),
    });
    return organisationTree(found.data ?? [], text).map(node);
  }, [found.data, text, t]);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('organisations.title')}
        actions={
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => change({ new: chosen ?? 'root', organisation: null })}
          >
            {t('organisations.create')}
          </Button>
        }
      />
      <div className={styles.columns}>
        <div className={styles.tree}>
          <Input
            allowClear
            style={{ marginBottom: 8 }}
            aria-label={t('organisations.filter')}
            placeholder={t('organisations.filterHint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {found.isPending && <Waiting lines={10} />}
          {found.isError && !found.data && <Failure error={found.error} retry={() => void found.refetch()} />}
          {found.data && tree.length === 0 && <p>{t('organisations.empty')}</p>}
          {found.data && (
            <Tree
              key={`${text}/${found.data.length}`}
              aria-label={t('organisations.tree')}
              blockNode
              defaultExpandAll
              treeData={tree}
              selectedKeys={chosen ? [chosen] : []}
              onSelect={(keys) => change({ organisation: keys[0] ? String(keys[0]) : null, new: null })}
            />
          )}
        </div>
        <div className={styles.detail}>
          {below !== null || organisation ? (
            <OrganisationForm
              key={organisation?.code ?? `below/${below ?? ''}`}
              organisation={organisation ?? null}
              parent={below === 'root' ? null : below}
            />
          ) : (
            <Empty title={t('organisations.choose')} />
          )}
        </div>
      </div>
    </div>
  );
}
