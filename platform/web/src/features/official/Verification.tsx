import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '@/components/documentTitle';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { Waiting } from '@/components/Waiting';
import { isStatus } from '@/lib/words';
import { useVerified, type Verified } from './api';
import styles from './Official.module.css';

const forms = ['pdf', 'ofd', 'docx'] as const;

/** What anybody who holds a document may check, without signing in. */
export function Verification({ token }: { token: string }) {
  const { t } = useTranslation('official');
  const found = useVerified(token);
  useDocumentTitle(t('verify.title'));
  return (
    <main className={styles.public}>
      <h1>{t('verify.title')}</h1>
      {found.isPending && <Waiting />}
      {found.isError &&
        (isStatus(found.error, 404) ? (
          <Empty title={t('verify.notFound')}>{t('verify.notFoundText')}</Empty>
        ) : (
          <Failure error={found.error} retry={() => void found.refetch()} />
        ))}
      {found.data && <Facts paper={found.data} />}
    </main>
  );
}

function Facts({ paper }: { paper: Verified }) {
  const { t } = useTranslation('official');
  return (
    <div className={styles.stack}>
      <Alert
        type={paper.voidedOn ? 'error' : 'success'}
        showIcon
        title={paper.voidedOn ? t('verify.voided', { date: paper.voidedOn }) : t('verify.genuine')}
      />
      <dl className={styles.facts}>
        <dt>{t('verify.number')}</dt>
        <dd>{paper.number}</dd>
        <dt>{t('verify.name')}</dt>
        <dd>{paper.title}</dd>
        <dt>{t('verify.organisation')}</dt>
        <dd>{paper.organisation}</dd>
        <dt>{t('verify.date')}</dt>
        <dd>{paper.issuedOn}</dd>
      </dl>
      <p>{t('verify.paper')}</p>
      <Compare paper={paper} />
      <dl className={styles.facts}>
        {forms.map((form) => (
          <div key={form} className={styles.wide}>
            <dt>{t('verify.hash', { form: form.toUpperCase() })}</dt>
            <dd>
              <code>{paper[form]}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

async function sha256(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function Compare({ paper }: { paper: Verified }) {
  const { t } = useTranslation('official');
  const input = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<{ name: string; form: string | null }>();
  const compare = async (file: File | undefined) => {
    if (!file) return;
    const hash = await sha256(file);
    setResult({ name: file.name, form: forms.find((form) => paper[form] === hash) ?? null });
  };
  if (!window.isSecureContext) return <Alert type="warning" showIcon title={t('verify.insecure')} />;
  return (
    <section
      className={styles.drop}
      aria-label={t('verify.compare')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void compare(event.dataTransfer.files[0]);
      }}
    >
      <p>{t('verify.compareHint')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.ofd,.docx"
        onChange={(event) => void compare(event.target.files?.[0])}
      />
      <Button onClick={() => input.current?.click()}>{t('verify.compare')}</Button>
      {result && (
        <Alert
          role="status"
          type={result.form ? 'success' : 'error'}
          showIcon
          title={`${result.name}：${result.form ? t('verify.same', { form: result.form.toUpperCase() }) : t('verify.different')}`}
        />
      )}
    </section>
  );
}
