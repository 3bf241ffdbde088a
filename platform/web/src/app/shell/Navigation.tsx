import { SearchOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import type { Me } from '@/lib/me';
import { countText } from '@/lib/query';
import { Line } from './Line';
import { usePlaces, type Place, type PlaceGroup } from './places';
import { UserMenu } from './UserMenu';
import { useTodo } from './todo';
import { useUnread } from './unread';
import styles from './Navigation.module.css';

/** Where one can go, by role. */
export function Navigation({ me, onSearch }: { me: Me; onSearch: () => void }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation();
  const counts: Record<string, string | undefined> = {
    '/tasks': countText(useTodo()),
    '/notices': countText(useUnread()),
  };
  return (
    <div className={styles.frame}>
      <div className={styles.brand}>
        <img src="/favicon.svg" alt="" width="26" height="26" />
        <strong>{common('product')}</strong>
        {me.demo && <span className={styles.demo}>{t('demo')}</span>}
      </div>
      <button type="button" className={styles.search} onClick={onSearch}>
        <SearchOutlined aria-hidden />
        <span>{t('palette.open')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <nav className={styles.nav} aria-label={t('navigation')}>
        {usePlaces(me).map((group) => (
          <Group key={group.places[0]?.to} group={group} counts={counts} />
        ))}
      </nav>
      <div className={styles.foot}>
        <Line />
        <UserMenu me={me} />
      </div>
    </div>
  );
}

interface GroupProps {
  group: PlaceGroup;
  counts: Record<string, string | undefined>;
}

/** One that is folded opens by itself where somebody is in it. */
function Group({ group, counts }: GroupProps) {
  const { pathname } = useLocation();
  const list = (
    <ul>
      {group.places.map((place) => (
        <Item key={place.to} place={place} count={counts[place.to]} />
      ))}
    </ul>
  );
  if (!group.title) return list;
  if (!group.folded) {
    return (
      <section>
        <h2 className={styles.group}>{group.title}</h2>
        {list}
      </section>
    );
  }
  const within = group.places.some((place) => pathname === place.to);
  return (
    <details key={String(within)} open={within}>
      <summary className={styles.group}>{group.title}</summary>
      {list}
    </details>
  );
}

function Item({ place, count }: { place: Place; count?: string }) {
  return (
    <li>
      <NavLink to={place.to} end={place.exact} className={styles.item}>
        <place.icon aria-hidden />
        <span className={styles.text}>{place.text}</span>
        {count && count !== '0' && <span className={styles.count}>{count}</span>}
      </NavLink>
    </li>
  );
}
