import { useQueryClient } from '@tanstack/react-query';
import { EllipsisOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from '@/lib/words';
import { changeUser, draftOf, loadUser, unlockUser, type User } from './api';
import { ResetDialog } from './ResetDialog';
import { WhatClosingLeaves } from './WhatClosingLeaves';

/** What an administrator does with an account. */
export function UserActions({ user, onEdit }: { user: User; onEdit: () => void }) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [resetting, setResetting] = useState(false);

  const act = async (deed: () => Promise<unknown>, done: 'unlocked' | 'activated' | 'deactivated') => {
    try {
      await deed();
      message.success(t(`users.${done}`, { name: user.name }));
      await client.invalidateQueries({ queryKey: ['users'] });
    } catch (failure) {
      message.error(words(failure));
    }
  };
  const setActive = async (active: boolean) => {
    const { value, version } = await loadUser(user.username);
    return changeUser({ ...draftOf(value), active }, version);
  };
  const askToDeactivate = () =>
    modal.confirm({
      title: t('users.deactivateTitle', { name: user.name }),
      content: <WhatClosingLeaves user={user} />,
      okText: t('users.deactivate'),
      okButtonProps: { danger: true },
      cancelText: common('cancel'),
      onOk: () => act(() => setActive(false), 'deactivated'),
    });

  const items: MenuProps['items'] = [
    { key: 'edit', label: common('edit'), onClick: onEdit },
    { key: 'reset', label: t('users.reset'), onClick: () => setResetting(true) },
    ...(user.lockedUntil
      ? [
          {
            key: 'unlock',
            label: t('users.unlock'),
            onClick: () => void act(() => unlockUser(user.username), 'unlocked'),
          },
        ]
      : []),
    { type: 'divider' },
    user.active
      ? {
          key: 'deactivate',
          danger: true,
          label: t('users.deactivate'),
          onClick: () => void askToDeactivate(),
        }
      : {
          key: 'activate',
          label: t('users.activate'),
          onClick: () => void act(() => setActive(true), 'activated'),
        },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined />}
          aria-label={t('users.actions', { name: user.name })}
        />
      </Dropdown>
      {resetting && <ResetDialog user={user} onClose={() => setResetting(false)} />}
    </>
  );
}
