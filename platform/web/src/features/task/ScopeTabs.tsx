import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/lib/api';
import { changed, useAddress } from '@/lib/address';
import { countText, type Page } from '@/lib/query';
import { scopes, type Scope } from './api';
import styles from './ScopeTabs.module.css';

const useCount = (scope: Scope) =>
  useQuery({
    queryKey: ['tasks', 'count', scope],
    queryFn: ({ signal }) => api.get<Page<unknown>>('/api/tasks', { query: { scope, limit: 1 }, signal }),
  }).data?.count;

/** Whose tasks, each with how many there are. */
export function ScopeTabs({ scope, leads }: { scope: Scope; leads: boolean }) {
  const { t } = useTranslation('task');
  return (
    <nav className={styles.tabs} aria-label={t('scopes')}>
      {scopes
        .filter((one) => one !== 'team' || leads)
        .map((one) => (
          <Tab key={one} scope={one} current={one === scope} />
        ))}
    </nav>
  );
}

function Tab({ scope, current }: { scope: Scope; current: boolean }) {
  const { t } = useTranslation('task');
  const { parameters } = useAddress();
  const count = useCount(scope);
  const to = `?${changed(parameters, { scope: scope === 'mine' ? null : scope, task: null }).toString()}`;
  return (
    <Link to={to} className={styles.tab} aria-current={current ? 'page' : undefined}>
      {t(`scope.${scope}`)} <span className={styles.count}>{countText(count)}</span>
    </Link>
  );
}
