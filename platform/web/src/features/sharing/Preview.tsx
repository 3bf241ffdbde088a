import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { Section } from '@/components/Section';
import { usePreview, type ServiceDefinition } from './api';
import { RecordTable } from './RecordTable';
import styles from './Sharing.module.css';

interface Props {
  service: string;
  draft: ServiceDefinition;
  /** Nothing is wrong with it. */
  right: boolean;
}

/** What the draft would answer, and what its documentation would say. */
export function Preview({ service, draft, right }: Props) {
  const { t } = useTranslation('sharing');
  const found = usePreview(service, draft, right);
  if (!right && !found.data) return null;
  return (
    <Section title={t('previewTitle')}>
      <p className={styles.muted}>{t('previewText')}</p>
      {found.isError && <Failure error={found.error} />}
      {found.data?.rows.length === 0 && <p>{t('previewEmpty')}</p>}
      {found.data && found.data.rows.length > 0 && (
        <RecordTable
          label={t('previewTitle')}
          columns={draft.fields.map((one) => ({ name: one.name, label: one.name }))}
          rows={found.data.rows}
        />
      )}
      {found.data && (
        <Collapse
          ghost
          items={[
            {
              key: 'example',
              label: t('example'),
              children: (
                <pre className={styles.code}>{JSON.stringify(found.data.rows[0] ?? {}, null, 2)}</pre>
              ),
            },
            {
              key: 'openapi',
              label: t('openapi'),
              children: <pre className={styles.code}>{JSON.stringify(found.data.openapi, null, 2)}</pre>,
            },
          ]}
        />
      )}
    </Section>
  );
}
