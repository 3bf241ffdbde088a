import { Spin } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { EngineLate } from '@/features/process';
import { useMe } from '@/lib/me';
import { useShortcuts } from '@/lib/keyboard';
import { PageFailure } from '../Trouble';
import { BottomBar } from './BottomBar';
import { Navigation } from './Navigation';
import { SessionDialog } from './SessionDialog';
import { useLiveUpdates } from './liveUpdates';
import styles from './Shell.module.css';

// Opened by a key or a thumb, so neither needs to be there for the first sight of a page.
const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));
const MenuDrawer = lazy(async () => ({ default: (await import('./MenuDrawer')).MenuDrawer }));

/** What surrounds every page. */
export function Shell() {
  const { t } = useTranslation('app');
  const me = useMe();
  const [menuAt, setMenuAt] = useState<string>();
  const [searching, setSearching] = useState(false);
  const { key } = useLocation();
  const menuOpen = menuAt === key;
  const closeMenu = useCallback(() => setMenuAt(undefined), []);
  const openSearch = useCallback(() => setSearching(true), []);
  const closeSearch = useCallback(() => setSearching(false), []);
  useLiveUpdates(me.isSuccess);
  useShortcuts([{ keys: 'mod+k', run: openSearch, whileTyping: true }]);
  const main = useFocusOnNewPage();

  if (me.isPending) {
    return (
      <div className={styles.starting}>
        <div role="status" aria-label={t('loading', { ns: 'common' })}>
          <Spin />
        </div>
        <SessionDialog />
      </div>
    );
  }
  if (me.isError) {
    return (
      <main>
        <SessionDialog />
        <PageFailure error={me.error} />
      </main>
    );
  }
  const navigation = <Navigation me={me.data} onSearch={openSearch} />;
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <aside className={styles.side}>{navigation}</aside>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <EngineLate />
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar onSearch={openSearch} onMenu={() => setMenuAt(key)} />
      <Suspense fallback={null}>
        {menuOpen && <MenuDrawer onClose={closeMenu}>{navigation}</MenuDrawer>}
        {searching && <Palette me={me.data} onClose={closeSearch} />}
      </Suspense>
      <SessionDialog />
    </div>
  );
}

/** A new page is announced by moving the focus to it, as a full page load would. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo({ top: 0 });
  }, [pathname]);
  return main;
}
