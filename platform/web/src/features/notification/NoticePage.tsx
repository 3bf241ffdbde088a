import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { PageHead } from '@/components/PageHead';
import styles from './NoticePage.module.css';

const parts = [
  { key: 'list', to: '/notices' },
  { key: 'settings', to: '/notices/settings' },
  { key: 'deliveries', to: '/notices/deliveries' },
] as const;

/** What the pages about notices have in common. */
export function NoticePage({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation('notification');
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} actions={actions} />
      <nav className={styles.parts} aria-label={t('parts')}>
        {parts.map((part) => (
          <NavLink key={part.key} to={part.to} end className={styles.part}>
            {t(part.key)}
          </NavLink>
        ))}
      </nav>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
