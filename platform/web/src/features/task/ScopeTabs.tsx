import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { changed, useAddress } from '@/lib/address';
import { countText, type Count } from '@/lib/query';
import { scopes, useCounts, type Scope } from './api';
import styles from './ScopeTabs.module.css';

/** Whose tasks, each with how many there are. */
export function ScopeTabs({ scope, leads }: { scope: Scope; leads: boolean }) {
  const { t } = useTranslation('task');
  const counts = useCounts().data;
  return (
    <nav className={styles.tabs} aria-label={t('scopes')}>
      {scopes
        .filter((one) => one !== 'team' || leads)
        .map((one) => (
          <Tab key={one} scope={one} current={one === scope} count={counts?.[one]} />
        ))}
    </nav>
  );
}

interface TabProps {
  scope: Scope;
  current: boolean;
  count: Count | undefined;
}

function Tab({ scope, current, count }: TabProps) {
  const { t } = useTranslation('task');
  const { parameters } = useAddress();
  const to = `?${changed(parameters, { scope: scope === 'mine' ? null : scope, task: null }).toString()}`;
  return (
    <Link to={to} className={styles.tab} aria-current={current ? 'page' : undefined}>
      {t(`scope.${scope}`)} <span className={styles.count}>{countText(count)}</span>
    </Link>
  );
}
