import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { type About, contentOf, pageOf, pictureOf } from './api';
import { TextTab } from './TextTab';
import styles from './Document.module.css';

const isText = (type: string) => type.startsWith('text/') || /json|xml/.test(type);

/** Shows what it is without running anything of it: pictures, pages drawn by the server, players, a sealed frame. */
export function Preview({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const { id, name, type, version } = about;
  if (about.scan === 'infected') return <Empty title={t('infected')} />;
  if (/^image\/(jpeg|png|gif|bmp|webp)$/.test(type)) {
    return <img className={styles.picture} src={pictureOf(id, 1200)} alt={name} key={version} />;
  }
  if (type === 'application/pdf') return <Pages key={`${id} ${version}`} about={about} />;
  if (type.startsWith('video/')) {
    return (
      <video className={styles.player} src={contentOf(id)} controls preload="metadata" aria-label={name} />
    );
  }
  if (type.startsWith('audio/')) {
    return (
      <audio className={styles.player} src={contentOf(id)} controls preload="metadata" aria-label={name} />
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

const step = 10;

/** Pages drawn by the server: the same on a phone, and nothing of a PDF runs in the browser. */
function Pages({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const [shown, setShown] = useState(step);
  const [failed, setFailed] = useState(false);
  const count = Math.max(1, Number(about.properties.pages) || 1);
  if (failed) return <Empty title={t('unreadable')}>{about.reason ?? t('noPreviewText')}</Empty>;
  return (
    <div className={styles.pages}>
      {Array.from({ length: Math.min(count, shown) }, (_, index) => (
        <img
          key={index}
          className={styles.sheet}
          src={pictureOf(about.id, 1200, index + 1)}
          alt={t('page', { page: index + 1 })}
          loading="lazy"
          onError={() => index === 0 && setFailed(true)}
        />
      ))}
      {shown < count && <Button onClick={() => setShown(shown + step)}>{t('morePages')}</Button>}
    </div>
  );
}
