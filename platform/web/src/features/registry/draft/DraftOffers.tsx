import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTime } from '@/lib/time';
import { draftAddress, useMyDrafts, type ListedDraft } from './api';
import styles from './Draft.module.css';

const shown = 3;

interface Props {
  registry: string;
  /** Those that the page is about; the others are left out. */
  of: (one: ListedDraft) => boolean;
  /** It stands on the page itself, not in a part of it. */
  onPage?: boolean;
}

/** What somebody left unfinished here, to be gone on with. */
export function DraftOffers({ registry, of, onPage = false }: Props) {
  const { t } = useTranslation('recordDraft');
  const { data } = useMyDrafts(registry);
  const found = (data?.pages[0]?.rows ?? []).filter(of);
  if (found.length === 0) return null;
  return (
    <p className={onPage ? styles.onPage : styles.offers} role="status">
      {t('open', { count: found.length })}
      {found.slice(0, shown).map((one) => (
        <Link key={draftAddress(one)} to={draftAddress(one)}>
          {one.title ?? t(one.record === null ? 'untitled' : 'unseen')}（{dateTime(one.savedAt)}）
        </Link>
      ))}
      <Link to="/drafts">{t('all')}</Link>
    </p>
  );
}

/** Says on a record's page that a change of it was begun. */
export function BegunChange({ registry, id }: { registry: string; id: string }) {
  const { t } = useTranslation('recordDraft');
  const { data } = useMyDrafts(registry);
  const one = (data?.pages ?? []).flatMap((page) => page.rows).find((draft) => draft.record === id);
  if (!one) return null;
  return (
    <p className={styles.onPage} role="status">
      {t('changing', { at: dateTime(one.savedAt) })}
      <Link to={draftAddress(one)}>{t('goOn')}</Link>
    </p>
  );
}
