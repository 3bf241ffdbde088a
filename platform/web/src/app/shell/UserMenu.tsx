import { UserOutlined } from '@ant-design/icons';
import { App, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/lib/api';
import { labelIn, switchLanguage, useLanguage } from '@/lib/i18n';
import type { Me } from '@/lib/me';
import { words } from '@/lib/words';
import styles from './UserMenu.module.css';

const PasswordDialog = lazy(async () => ({ default: (await import('@/features/identity')).PasswordDialog }));

/** Who is signed in, and what concerns only them. */
export function UserMenu({ me }: { me: Me }) {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const { message } = App.useApp();
  const [changing, setChanging] = useState(false);

  const signOut = async () => {
    try {
      await api.post('/api/sign-out');
      location.assign('/');
    } catch (failure) {
      message.error(words(failure));
    }
  };
  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: t('user.language'),
      children: [
        { key: 'zh', label: t('user.zh'), onClick: () => void switchLanguage('zh') },
        { key: 'en', label: t('user.en'), onClick: () => void switchLanguage('en') },
      ],
    },
    { type: 'divider' },
    ...(me.roles.every((grant) => grant.role === 'enterprise-contact')
      ? []
      : [{ key: 'absence', label: <Link to="/absence">{t('user.absence')}</Link> }]),
    { key: 'password', label: t('user.password'), onClick: () => setChanging(true) },
    { key: 'sign-out', label: t('user.signOut'), onClick: () => void signOut() },
  ];
  const roles = me.roles.map((grant) => labelIn(grant.label, language));
  return (
    <>
      <Dropdown
        menu={{ items, selectable: true, selectedKeys: [language] }}
        trigger={['click']}
        placement="topLeft"
      >
        <button type="button" className={styles.user}>
          <span className="jg-hidden">{t('user.menu')}</span>
          <span className={styles.face} aria-hidden>
            {me.name.slice(0, 1) || <UserOutlined />}
          </span>
          <span className={styles.text}>
            <span className={styles.name}>{me.name}</span>
            <span className={styles.place} title={`${me.organisation.name} · ${roles.join(' / ')}`}>
              {me.organisation.name}
            </span>
          </span>
        </button>
      </Dropdown>
      {changing && (
        <Suspense fallback={null}>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
