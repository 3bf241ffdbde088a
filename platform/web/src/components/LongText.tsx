import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './LongText.module.css';

const shortEnough = 160;

/** A text with its line breaks; a very long one shows its beginning first. */
export function LongText({ text }: { text: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (text.length <= shortEnough) return <span className={styles.text}>{text}</span>;
  return (
    <>
      <span className={styles.text}>{open ? text : `${text.slice(0, shortEnough)}…`}</span>{' '}
      <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('less') : t('wholeText')}
      </button>
    </>
  );
}
