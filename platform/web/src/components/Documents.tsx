import { useQuery } from '@tanstack/react-query';
import { FileOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address, api } from '@/lib/api';
import type { DocumentRef } from '@/lib/records';
import styles from './Documents.module.css';

const source = (id: string) => `/api/documents/${encodeURIComponent(id)}`;
const preview = (id: string, size: number) => address(`${source(id)}/preview`, { size });
const isPicture = (document: DocumentRef) => document.type.startsWith('image/');

/** Documents known by their ids. */
export function Documents({ ids }: { ids: string[] }) {
  const { t } = useTranslation();
  const { data, isPending } = useQuery({
    queryKey: ['documents', ids],
    queryFn: ({ signal }) => api.get<DocumentRef[]>('/api/documents', { query: { ids }, signal }),
    staleTime: Infinity,
  });
  if (isPending) return <span>{t('loading')}</span>;
  return data?.length ? <DocumentList documents={data} /> : <span>{t('document.missing')}</span>;
}

/** Pictures as small previews that open large, everything else by name. */
export function DocumentList({ documents }: { documents: DocumentRef[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<DocumentRef>();
  return (
    <>
      <ul className={styles.list} aria-label={t('document.list')}>
        {documents.map((document) => (
          <li key={document.id}>
            {isPicture(document) ? (
              <button
                type="button"
                className={styles.picture}
                aria-label={t('document.preview', { name: document.name })}
                onClick={() => setOpen(document)}
              >
                <img src={preview(document.id, 240)} alt="" loading="lazy" />
              </button>
            ) : (
              <FileLink document={document} />
            )}
          </li>
        ))}
      </ul>
      <Modal
        open={open !== undefined}
        title={open?.name}
        footer={null}
        width={920}
        onCancel={() => setOpen(undefined)}
      >
        {open && (
          <>
            <img className={styles.large} src={preview(open.id, 1200)} alt={open.name} />
            <FileLink document={open} />
          </>
        )}
      </Modal>
    </>
  );
}

function FileLink({ document }: { document: DocumentRef }) {
  const { t } = useTranslation();
  const size = Math.max(1, Math.round(document.size / 1024)).toLocaleString('en-US');
  return (
    <a className={styles.file} href={source(document.id)} target="_blank" rel="noreferrer">
      {document.type === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <FileOutlined aria-hidden />}
      <span>{document.name}</span>
      <span className={styles.size}>{t('document.size', { size })}</span>
    </a>
  );
}
