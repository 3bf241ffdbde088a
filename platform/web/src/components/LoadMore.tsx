import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './LoadMore.module.css';

interface Props {
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
  /** Loads by itself when it comes into sight. */
  automatic?: boolean;
}

/** The end of a list: there is more, or that was all. */
export function LoadMore({ hasMore, loading, onMore, automatic = false }: Props) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    if (!automatic || !hasMore || loading || !end.current || typeof IntersectionObserver === 'undefined')
      return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) more.current();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [automatic, hasMore, loading]);
  return (
    <div ref={end} className={styles.end}>
      {hasMore ? (
        <Button type="text" loading={loading} onClick={onMore}>
          {t('loadMore')}
        </Button>
      ) : (
        <span className={styles.all}>{t('allShown')}</span>
      )}
    </div>
  );
}
