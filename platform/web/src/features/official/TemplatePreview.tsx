import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { words } from '@/lib/words';
import { openPdf, useTemplatePreview } from './api';
import { Pages } from './Pages';
import styles from './Official.module.css';

/** How the template looks, with a record made up or one of the reader's choice. */
export function TemplatePreview({ template }: { template: string }) {
  const { t } = useTranslation('official');
  const [record, setRecord] = useState('');
  const [refused, setRefused] = useState<unknown>();
  const preview = useTemplatePreview(template);
  const id = /^\d+$/.test(record.trim()) ? record.trim() : null;
  const failure = refused ?? preview.error;
  return (
    <Section title={t('preview')}>
      <div className={styles.line}>
        <Input
          style={{ maxWidth: 280 }}
          aria-label={t('sampleRecord')}
          placeholder={t('sampleRecord')}
          value={record}
          onChange={(event) => setRecord(event.target.value)}
        />
        <Button loading={preview.isPending} onClick={() => preview.mutate(id)}>
          {id ? t('preview') : t('sample')}
        </Button>
        <Button onClick={() => void openPdf(template, id).catch(setRefused)}>{t('pdf')}</Button>
      </div>
      {failure !== null && failure !== undefined && (
        <Alert role="alert" type="error" showIcon title={words(failure)} />
      )}
      {preview.data && <Pages preview={preview.data} />}
    </Section>
  );
}
