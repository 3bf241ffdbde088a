import { Alert, Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { words } from '@/lib/words';
import { useImports, useRegistryLabel } from './api';
import { DropZone } from './DropZone';
import { ImportTable } from './ImportTable';
import { Stages } from './Stages';
import { upload } from './upload';
import styles from './Intake.module.css';

/** The file comes first; what it holds is looked at together afterwards. */
export function ImportStart({ registry }: { registry: string }) {
  const { t } = useTranslation('intake');
  const label = useLabel();
  const screen = useRegistryLabel(registry);
  if (screen.error) return <Failure error={screen.error} />;
  if (!screen.data) return <Waiting lines={8} />;
  return (
    <div className={styles.page}>
      <PageHead
        title={t('into', { label: label(screen.data.label) })}
        above={<Link to="/imports">{t('all')}</Link>}
      />
      <Stages current="upload" />
      <div className={styles.body}>
        {screen.data.rights.create ? (
          <Uploading registry={registry} />
        ) : (
          <Empty title={t('upload.forbidden')} />
        )}
        <Recent registry={registry} />
      </div>
    </div>
  );
}

function Uploading({ registry }: { registry: string }) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const [percent, setPercent] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  const send = async (file: File) => {
    setFailure(null);
    setPercent(0);
    const sending = upload(registry, file, setPercent);
    cancel.current = sending.cancel;
    try {
      const created = await sending.done;
      cancel.current = null;
      void navigate(`/imports/${created.summary.id}`);
    } catch (cause) {
      if (!(cause instanceof DOMException)) setFailure(cause);
      setPercent(null);
    }
  };
  return (
    <>
      {failure !== null && (
        <Alert type="error" showIcon role="alert" title={t('upload.failed')} description={words(failure)} />
      )}
      {percent === null ? (
        <DropZone onFile={(file) => void send(file)} />
      ) : (
        <Section>
          <p role="status">{percent < 100 ? t('upload.going', { percent }) : t('upload.reading')}</p>
          <Progress percent={percent} status="active" aria-label={t('stages.upload')} />
          <div className={styles.actions}>
            <Button onClick={() => cancel.current?.()}>{common('cancel')}</Button>
          </div>
        </Section>
      )}
    </>
  );
}

function Recent({ registry }: { registry: string }) {
  const { t } = useTranslation('intake');
  const found = useImports(registry);
  const rows = found.data?.pages[0]?.rows.slice(0, 5) ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('recent')}>
      <ImportTable imports={rows} />
    </Section>
  );
}
