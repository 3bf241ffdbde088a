import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { ApiError } from '@/lib/api';
import { hasPages, isPicture } from '@/lib/pictures';
import { type About, contentOf, pageOf, pictureOf, useReason } from './api';
import { TextTab } from './TextTab';
import styles from './Document.module.css';

const isText = (type: string) => type.startsWith('text/') || /json|xml/.test(type);

/** Shows what it is without running anything of it: pictures, pages drawn by the server, players, a sealed frame. */
export function Preview({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const { id, name, type, version } = about;
  if (about.scan === 'infected') return <Empty title={t('infected')} />;
  if (isPicture(type)) {
    return (
      <Loaded address={pictureOf(id, version)} key={`${id} ${version}`}>
        {(src, failed) => <img className={styles.picture} src={src} alt={name} onError={failed} />}
      </Loaded>
    );
  }
  if (hasPages(type)) return <Pages key={`${id} ${version}`} about={about} />;
  if (/^(video|audio)\//.test(type)) {
    const Player = type.startsWith('video/') ? 'video' : 'audio';
    return (
      <Loaded address={contentOf(id, version)} key={`${id} ${version}`}>
        {(src, failed) => (
          <Player
            className={styles.player}
            src={src}
            controls
            preload="metadata"
            aria-label={name}
            onError={failed}
          />
        )}
      </Loaded>
    );
  }
  if (about.page) {
    return (
      <iframe
        className={styles.frame}
        title={t('pageTitle', { name })}
        src={pageOf(id, version)}
        sandbox=""
        referrerPolicy="no-referrer"
      />
    );
  }
  if (about.state === 'waiting') return <Empty title={t('waiting')}>{t('waitingText')}</Empty>;
  if (about.state === 'unreadable') return <Empty title={t('unreadable')}>{about.reason}</Empty>;
  if (isText(type)) return <TextTab about={about} />;
  return <Empty title={t('noPreview')}>{t('noPreviewText')}</Empty>;
}

interface LoadedProps {
  address: string;
  /** Why it cannot be shown, where that is known. */
  reason?: string | null;
  children: (src: string, failed: () => void) => ReactNode;
}

/** What a browser loads by itself: where it fails, people are told why, and may try again. */
function Loaded({ address, reason, children }: LoadedProps) {
  const [failed, setFailed] = useState(false);
  return failed ? (
    <Unshown address={address} reason={reason} retry={() => setFailed(false)} />
  ) : (
    children(address, () => setFailed(true))
  );
}

function Unshown({ address, reason, retry }: Omit<LoadedProps, 'children'> & { retry: () => void }) {
  const { t } = useTranslation('document');
  const { error, isPending } = useReason(address);
  if (isPending) return null;
  if (error && !(error instanceof ApiError && error.status > 0 && error.status < 500)) {
    return <Failure error={error} retry={retry} />;
  }
  return <Empty title={t('unreadable')}>{reason ?? t('noPreviewText')}</Empty>;
}

const step = 10;

/** Pages drawn by the server: the same on a phone, and nothing of a document runs in the browser. */
function Pages({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const [shown, setShown] = useState(step);
  const count = Math.max(1, Number(about.properties.pages) || 1);
  return (
    <Loaded address={pictureOf(about.id, about.version)} reason={about.reason}>
      {(_, failed) => (
        <div className={styles.pages}>
          {Array.from({ length: Math.min(count, shown) }, (_, index) => (
            <img
              key={index}
              className={styles.sheet}
              src={pictureOf(about.id, about.version, index + 1)}
              alt={t('page', { page: index + 1 })}
              loading="lazy"
              onError={index === 0 ? failed : undefined}
            />
          ))}
          {shown < count && <Button onClick={() => setShown(shown + step)}>{t('morePages')}</Button>}
        </div>
      )}
    </Loaded>
  );
}
