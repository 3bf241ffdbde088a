import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import { rowId } from '@/components/listKeys';
import { StatusTag } from '@/components/StatusTag';
import { useLabel } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { type User, useRoles } from './api';
import { UserActions } from './UserActions';
import styles from './UserTable.module.css';

interface Props {
  users: User[];
  current: string | null;
  onEdit: (username: string) => void;
}

export function UserTable({ users, current, onEdit }: Props) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  return (
    <table className={styles.table} aria-label={t('users.list')}>
      <thead>
        <tr>
          {(['name', 'username', 'organisation', 'roles', 'state', 'lastSignIn'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`users.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="jg-hidden">{common('more')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.username} id={rowId(user.username)} data-current={user.username === current}>
            <td>
              <button type="button" className={styles.open} onClick={() => onEdit(user.username)}>
                {user.name}
              </button>
            </td>
            <td data-label={t('users.username')}>{user.username}</td>
            <td data-label={t('users.organisation')}>{user.organisation.name}</td>
            <td data-label={t('users.roles')}>
              <Roles user={user} />
            </td>
            <td data-label={t('users.state')}>
              <State user={user} />
            </td>
            <td data-label={t('users.lastSignIn')}>
              {user.lastSignInAt ? <Moment at={user.lastSignInAt} /> : t('users.never')}
            </td>
            <td className={styles.last}>
              <UserActions user={user} onEdit={() => onEdit(user.username)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ user }: { user: User }) {
  const { t } = useTranslation('identity');
  if (!user.active) return <StatusTag tone="waiting">{t('users.inactive')}</StatusTag>;
  if (user.lockedUntil)
    return <StatusTag tone="near">{t('users.locked', { at: dateTime(user.lockedUntil) })}</StatusTag>;
  return <StatusTag tone="done">{t('users.active')}</StatusTag>;
}

/** Roles by name; where one is held elsewhere, with the place. */
function Roles({ user }: { user: User }) {
  const { t } = useTranslation();
  const label = useLabel();
  const known = useRoles().data;
  const texts = user.roles.map((grant) => {
    const name = label(known?.find((role) => role.role === grant.role)?.label) || grant.role;
    return grant.organisation === user.organisation.code
      ? name
      : `${name} (${grant.organisationName ?? grant.organisation})`;
  });
  return <span>{texts.join(t('listSeparator'))}</span>;
}
