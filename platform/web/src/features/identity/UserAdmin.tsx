import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, type InputRef } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { useListKeys } from '@/components/listKeys';
import { LoadMore } from '@/components/LoadMore';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { countText } from '@/lib/query';
import { useRoles, useUsers } from './api';
import { OrganisationSelect } from './OrganisationSelect';
import { UserDialog } from './UserDialog';
import { UserTable } from './UserTable';
import styles from './Admin.module.css';

/** Accounts: who may sign in, where they belong, what they may do. */
export function UserAdmin() {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const label = useLabel();
  const { parameters, change } = useAddress();
  const search = useRef<InputRef>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const asked = (key: string) => parameters.get(key) ?? undefined;
  const found = useUsers({ q: asked('q'), organisation: asked('organisation'), role: asked('role') });
  const roles = useRoles();
  const users = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const editing = parameters.get('user');
  const close = useCallback(() => change({ user: null, new: null }), [change]);
  const edit = (user: string) => change({ user });
  useListKeys({
    ids: users.map((user) => user.username),
    current: cursor,
    onMove: setCursor,
    onOpen: edit,
    search,
  });
  return (
    <div className={styles.page}>
      <PageHead
        title={t('users.title')}
        beside={
          <span className={styles.count}>
            {common('rows', { total: countText(found.data?.pages[0]?.count) })}
          </span>
        }
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => change({ new: 'user' })}>
            {t('users.create')}
          </Button>
        }
      />
      <div className={styles.search} role="search">
        <Input
          ref={search}
          key={asked('q') ?? ''}
          defaultValue={asked('q')}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('users.search')}
          placeholder={t('users.searchHint')}
          onPressEnter={(event) => change({ q: event.currentTarget.value.trim() })}
          onBlur={(event) =>
            event.target.value.trim() !== (asked('q') ?? '') && change({ q: event.target.value.trim() })
          }
          onClear={() => change({ q: null })}
        />
        <OrganisationSelect
          aria-label={t('users.organisation')}
          placeholder={t('users.organisation')}
          allowClear
          value={asked('organisation')}
          onChange={(organisation) => change({ organisation })}
        />
        <Select
          aria-label={t('users.role')}
          placeholder={t('users.role')}
          allowClear
          value={asked('role')}
          onChange={(role: string | undefined) => change({ role: role ?? null })}
          options={roles.data?.map((role) => ({ value: role.role, label: label(role.label) }))}
        />
      </div>
      <div className={styles.rows}>
        {found.isPending && <Waiting lines={12} />}
        {found.isError && users.length === 0 && (
          <Failure error={found.error} retry={() => void found.refetch()} />
        )}
        {found.isSuccess && users.length === 0 && (
          <Empty title={t('users.empty')}>{t('users.emptyText')}</Empty>
        )}
        {users.length > 0 && (
          <>
            <UserTable users={users} current={cursor} onEdit={edit} />
            <LoadMore
              hasMore={found.hasNextPage}
              loading={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </>
        )}
      </div>
      {(editing !== null || parameters.get('new') === 'user') && (
        <UserDialog key={editing} username={editing} organisation={asked('organisation')} onClose={close} />
      )}
    </div>
  );
}
