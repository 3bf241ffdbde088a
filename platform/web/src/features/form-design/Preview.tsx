import { Alert, Button, Input, Segmented } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '@/components/FormFrame';
import type { FieldError } from '@/lib/api';
import type { FormHandle, FormValues } from '@/lib/form-view';
import { words } from '@/lib/words';
import { tryOut } from './api';
import { narrowed } from './schema';
import type { Work } from './useDesign';
import styles from './FormDesign.module.css';

type Outcome = { values: FormValues } | { errors: FieldError[] } | { failure: string };

function parsed(text: string): { data: FormValues } | { reason: string } {
  try {
    const data: unknown = JSON.parse(text.trim() || '{}');
    return typeof data === 'object' && data !== null && !Array.isArray(data)
      ? { data: data as FormValues }
      : { reason: '{…}' };
  } catch (failure) {
    return { reason: String((failure as Error).message) };
  }
}

/** The form at work, on a desk or a phone, with what a record might hold. */
export function Preview({ id, work }: { id: string; work: Work }) {
  const { t } = useTranslation('formDesign');
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop');
  const [text, setText] = useState('{}');
  const [outcome, setOutcome] = useState<Outcome>();
  const handle = useRef<FormHandle>(null);
  const [shown, setShown] = useState(work.settled);
  if (work.right && shown !== work.settled) setShown(work.settled);
  const schema = useMemo(() => narrowed(shown), [shown]);
  const given = useMemo(() => parsed(text), [text]);
  const [data, setData] = useState<FormValues>({});
  const known = 'data' in given ? given.data : data;
  if (JSON.stringify(known) !== JSON.stringify(data)) setData(known);
  const errors = outcome && 'errors' in outcome ? outcome.errors : undefined;

  const check = async () => {
    setOutcome(undefined);
    const values = handle.current?.submit();
    if (!values) return;
    try {
      const verdict = await tryOut(id, schema, data, values);
      setOutcome(verdict.errors.length > 0 ? { errors: verdict.errors } : { values: verdict.values });
    } catch (failure) {
      setOutcome({ failure: words(failure) });
    }
  };
  return (
    <div className={styles.preview}>
      <div className={styles.tools}>
        <Segmented
          aria-label={t('preview.width')}
          value={width}
          onChange={setWidth}
          options={[
            { value: 'desktop', label: t('preview.desktop') },
            { value: 'phone', label: t('preview.phone') },
          ]}
        />
        <Button onClick={() => void check()}>{t('preview.check')}</Button>
      </div>
      {!work.right && work.errors.length > 0 && <Alert type="info" showIcon title={t('preview.broken')} />}
      <div className={styles.sides}>
        <div className={width === 'phone' ? styles.phone : styles.desk}>
          <FormFrame ref={handle} schema={schema} data={data} errors={errors} />
        </div>
        <div className={styles.data}>
          <label htmlFor="test-data">{t('preview.data')}</label>
          <Input.TextArea
            id="test-data"
            className={styles.code}
            autoSize={{ minRows: 4, maxRows: 16 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <p className={styles.muted}>{t('preview.dataHelp')}</p>
          {'reason' in given && (
            <Alert type="error" showIcon title={t('preview.faulty', { reason: given.reason })} />
          )}
          <div role="status">{outcome && <Told outcome={outcome} />}</div>
        </div>
      </div>
    </div>
  );
}

function Told({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('formDesign');
  if ('failure' in outcome) return <Alert type="error" showIcon title={outcome.failure} />;
  if ('errors' in outcome) {
    return (
      <Alert
        type="error"
        showIcon
        title={t('preview.refused')}
        description={
          <ul>
            {outcome.errors.map((one) => (
              <li key={one.field + one.code}>
                {one.field}: {one.message}
              </li>
            ))}
          </ul>
        }
      />
    );
  }
  return (
    <>
      <Alert type="success" showIcon title={t('preview.passed')} />
      <pre className={styles.code}>{JSON.stringify(outcome.values, null, 2)}</pre>
    </>
  );
}
