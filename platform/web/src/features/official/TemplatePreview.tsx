import { Alert, Button, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { words } from '@/lib/words';
import { openPdf, useRecordOptions, useTemplatePreview } from './api';
import { Pages } from './Pages';
import styles from './Official.module.css';

interface Props {
  template: string;
  registry: string;
}

/** How the template looks, with a record made up or one of the reader's choice. */
export function TemplatePreview({ template, registry }: Props) {
  const { t } = useTranslation('official');
  const [record, setRecord] = useState<string | null>(null);
  const [refused, setRefused] = useState<unknown>();
  const preview = useTemplatePreview(template);
  const failure = refused ?? preview.error;
  return (
    <Section title={t('preview')}>
      <div className={styles.stack}>
        <div className={styles.line}>
          <SampleSelect registry={registry} value={record} onChange={setRecord} />
          <Button
            loading={preview.isPending}
            onClick={() => {
              setRefused(undefined);
              preview.mutate(record);
            }}
          >
            {t(record ? 'withRecord' : 'sample')}
          </Button>
          <Button
            onClick={() => {
              setRefused(undefined);
              void openPdf(template, record).catch(setRefused);
            }}
          >
            {t('pdf')}
          </Button>
        </div>
        <span className={styles.muted}>{t('sampleHint')}</span>
        {failure !== null && failure !== undefined && (
          <Alert role="alert" type="error" showIcon title={words(failure)} />
        )}
        {preview.data && <Pages preview={preview.data} />}
      </div>
    </Section>
  );
}

interface SampleProps {
  registry: string;
  value: string | null;
  onChange: (record: string | null) => void;
}

/** A record that the reader may see, found by typing a part of its name or number. */
function SampleSelect({ registry, value, onChange }: SampleProps) {
  const { t } = useTranslation('official');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const found = useRecordOptions(registry, useDeferredValue(text));
  const options = (found.data ?? []).map((one) => ({
    value: one.id,
    label: one.hint ? `${one.label}（${one.hint}）` : one.label,
  }));
  const missing = chosen && !options.some((one) => one.value === chosen.value);
  return (
    <Select
      className={styles.sample}
      allowClear
      aria-label={t('sampleRecord')}
      placeholder={t('sampleRecord')}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      notFoundContent={t('noSamples')}
      value={value ?? undefined}
      options={missing ? [chosen, ...options] : options}
      onChange={(id: string | undefined) => {
        setChosen(options.find((one) => one.value === id));
        onChange(id ?? null);
      }}
    />
  );
}
