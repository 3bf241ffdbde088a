import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address, api } from '@/lib/api';
import { hasPages, isPicture } from '@/lib/pictures';
import { documentAddress, type DocumentRef } from '@/lib/records';
import { DocumentIcon } from './DocumentIcon';
import styles from './Documents.module.css';

const preview = (id: string, version?: number) =>
  address(`/api/documents/${encodeURIComponent(id)}/preview`, { size: 240, version });
const hasPreview = ({ type }: DocumentRef) => isPicture(type) || hasPages(type);

/** Documents known by their ids. */
export function Documents({ ids }: { ids: string[] }) {
  const { t } = useTranslation();
  const { data, isPending } = useQuery({
    queryKey: ['documents', ids],
    queryFn: ({ signal }) => api.get<DocumentRef[]>('/api/documents', { query: { ids }, signal }),
    staleTime: 60_000,
  });
  if (isPending) return <span>{t('loading')}</span>;
  return data?.length ? <DocumentList documents={data} /> : <span>{t('document.missing')}</span>;
}

interface ListProps {
  documents: DocumentRef[];
  /** Shows the versions that are named, whatever is in force today. */
  then?: boolean;
}

/** Pictures and first pages small, everything else by name; each opens on its page, among the others. */
export function DocumentList({ documents, then = false }: ListProps) {
  const { t } = useTranslation();
  const ids = documents.map(({ id }) => id);
  const addressOf = ({ id, version }: DocumentRef) =>
    then ? documentAddress(id, [], version) : documentAddress(id, ids);
  return (
    <ul className={styles.list} aria-label={t('document.list')}>
      {documents.map((document) => (
        <li key={document.id}>
          {hasPreview(document) ? (
            <Link
              to={addressOf(document)}
              className={styles.picture}
              aria-label={t('document.preview', { name: document.name })}
              title={document.name}
            >
              <img src={preview(document.id, then ? document.version : undefined)} alt="" loading="lazy" />
            </Link>
          ) : (
            <FileLink document={document} to={addressOf(document)} />
          )}
        </li>
      ))}
    </ul>
  );
}

function FileLink({ document, to }: { document: DocumentRef; to: string }) {
  const { t } = useTranslation();
  const size = Math.max(1, Math.round(document.size / 1024)).toLocaleString('en-US');
  return (
    <Link className={styles.file} to={to}>
      <DocumentIcon type={document.type} />
      <span>{document.name}</span>
      <span className={styles.size}>{t('document.size', { size })}</span>
    </Link>
  );
}
