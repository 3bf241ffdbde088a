import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Intake.module.css';

/** A file chosen, or dropped here. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('intake');
  const [over, setOver] = useState(false);
  const hint = useId();
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files.item(0);
    if (file) onFile(file);
  };
  return (
    <label
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <strong>{t('upload.pick')}</strong>
      <span id={hint} className={styles.hint}>
        {t('upload.hint')}
      </span>
      <input
        className={styles.file}
        type="file"
        accept=".xlsx,.csv,.txt,.tsv"
        aria-label={t('upload.pick')}
        aria-describedby={hint}
        onChange={(event) => {
          const file = event.target.files?.item(0);
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
