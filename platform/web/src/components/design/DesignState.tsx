import { useTranslation } from 'react-i18next';
import { Moment } from '../Moment';
import { StatusTag } from '../StatusTag';

interface State {
  /** The one that is in use; null: none was published. */
  version: number | null;
  draft: boolean;
}

/** Whether a definition or a form is in use, and whether another version is being prepared. */
export function DesignState({ version, draft }: State) {
  const { t } = useTranslation();
  return draft ? (
    <StatusTag tone="near">{t(version === null ? 'design.new' : 'design.draft')}</StatusTag>
  ) : (
    <StatusTag tone="done">{t('design.published', { no: version })}</StatusTag>
  );
}

interface Published {
  publishedAt: string | null;
  publishedBy: string | null;
}

export function PublishedBy({ publishedAt, publishedBy }: Published) {
  const { t } = useTranslation();
  return (
    publishedAt && (
      <>
        <Moment at={publishedAt} /> {publishedBy ?? t('design.shipped')}
      </>
    )
  );
}

interface Saved {
  savedAt: string;
  savedBy: string | null;
}

export function DraftBy({ savedAt, savedBy }: Saved) {
  const { t } = useTranslation();
  return (
    <span style={{ color: 'var(--jg-muted)' }}>
      {t('design.draftOf', { by: savedBy ?? t('design.shipped') })} <Moment at={savedAt} />
    </span>
  );
}
