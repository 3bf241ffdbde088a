import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { loadExtent, type User } from './api';

/** What stays with a person whose account is closed, before it is. */
export function WhatClosingLeaves({ user }: { user: User }) {
  const { t } = useTranslation('identity');
  const left = useQuery({
    queryKey: ['users', 'left', user.username],
    queryFn: ({ signal }) => loadExtent(user.username, signal),
    gcTime: 0,
  }).data;
  const supervised = left?.besides.supervisions ?? 0;
  const some = left && left.held + left.offered + supervised > 0;
  return (
    <>
      <p>{t('users.deactivateText')}</p>
      {some && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 12 }}
          title={t('users.left', { held: left.held, offered: left.offered, supervised })}
        />
      )}
    </>
  );
}
