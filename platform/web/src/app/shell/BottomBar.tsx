import { BellOutlined, HomeOutlined, InboxOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { countText } from '@/lib/query';
import { useTodo } from './todo';
import { useUnread } from './unread';
import styles from './BottomBar.module.css';

/** Phones and tablets: what the thumb needs. */
export function BottomBar({ onSearch, onMenu }: { onSearch: () => void; onMenu: () => void }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation();
  const count = countText(useTodo());
  const unread = countText(useUnread());
  return (
    <nav className={styles.bar} aria-label={t('bottom')}>
      <NavLink to="/" end className={styles.item}>
        <HomeOutlined aria-hidden />
        {t('home')}
      </NavLink>
      <NavLink to="/tasks" className={styles.item}>
        <InboxOutlined aria-hidden />
        {t('inbox')}
        {count && count !== '0' && <span className={styles.count}>{count}</span>}
      </NavLink>
      <NavLink to="/notices" className={styles.item}>
        <BellOutlined aria-hidden />
        {t('notices')}
        {unread && unread !== '0' && <span className={styles.count}>{unread}</span>}
      </NavLink>
      <button type="button" className={styles.item} onClick={onSearch}>
        <SearchOutlined aria-hidden />
        {common('search')}
      </button>
      <button type="button" className={styles.item} onClick={onMenu}>
        <MenuOutlined aria-hidden />
        {t('menu')}
      </button>
    </nav>
  );
}
