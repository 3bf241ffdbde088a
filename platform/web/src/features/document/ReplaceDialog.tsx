import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sizeText } from '@/lib/size';
import { type Upload, upload } from '@/lib/upload';
import { words } from '@/lib/words';
import { type About, useReplace } from './api';
import styles from './Document.module.css';

/** A new file in the place of the old one, which stays as a version. */
export function ReplaceDialog({ about, close }: { about: About; close: () => void }) {
  const { t } = useTranslation('document');
  const replace = useReplace(about.id);
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef<Upload | null>(null);
  const [file, setFile] = useState<File>();
  const [note, setNote] = useState('');
  const [percent, setPercent] = useState<number>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => () => sending.current?.pause(), []);
  const go = async () => {
    if (!file) return;
    setFailure(undefined);
    setPercent(0);
    try {
      sending.current = upload(file, setPercent);
      const stored = await sending.current.done;
      await replace.mutateAsync({ version: about.version, upload: stored.id, note });
      close();
    } catch (cause) {
      if (!(cause instanceof DOMException)) setFailure(cause);
      setPercent(undefined);
    }
  };
  return (
    <Modal
      open
      title={t('replacing.title', { name: about.name })}
      okText={t('replacing.confirm')}
      okButtonProps={{ disabled: !file, loading: percent !== undefined }}
      onOk={() => void go()}
      onCancel={close}
    >
      <p className={styles.muted}>{t('replacing.text')}</p>
      {failure !== undefined && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('replacing.failed')}
          description={words(failure)}
        />
      )}
      <div className={styles.choose}>
        <Button
          icon={<UploadOutlined />}
          onClick={() => input.current?.click()}
          disabled={percent !== undefined}
        >
          {t('replacing.file')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('replacing.file')}
          onChange={({ target }) => setFile(target.files?.[0])}
        />
        {file && (
          <span>
            {file.name} <span className={styles.muted}>{sizeText(file.size)}</span>
          </span>
        )}
      </div>
      <Input
        value={note}
        maxLength={500}
        placeholder={t('replacing.note')}
        aria-label={t('replacing.note')}
        onChange={({ target }) => setNote(target.value)}
      />
      {percent !== undefined && <Progress percent={percent} aria-label={t('replacing.chosen')} />}
    </Modal>
  );
}
