import { useTranslation } from 'react-i18next';
import type { CatalogueDetail } from './api';
import styles from './Sharing.module.css';

/** How another system asks, to be tried as it stands. */
export function Examples({ detail }: { detail: CatalogueDetail }) {
  const { t } = useTranslation('sharing');
  return (
    <>
      {calls(detail).map(({ what, text }) => (
        <div key={what}>
          <span className={styles.label}>{t(`examples.${what}`)}</span>
          <pre className={styles.code} tabIndex={0}>
            {text}
          </pre>
        </div>
      ))}
    </>
  );
}

type What = 'token' | 'records' | 'changes' | 'statistics';

function calls({ entry, fields }: CatalogueDetail): { what: What; text: string }[] {
  const here = window.location.origin;
  const root = `${here}/api/shared/${entry.service}`;
  const ask = (path: string) => `curl -H "Authorization: Bearer $TOKEN" \\\n  "${root}/${path}"`;
  const filter = fields.find((one) => one.filter);
  const dimension = fields.find((one) => one.dimension);
  const unit = ['date', 'timestamp'].includes(dimension?.type ?? '') ? ':month' : '';
  const ranged = ['date', 'timestamp', 'integer', 'decimal', 'money'].includes(filter?.type ?? '');
  const asked = filter ? `&${filter.name}${ranged ? '.from' : ''}=…` : '';
  const found: { what: What; text: string }[] = [
    {
      what: 'token',
      text: `TOKEN=$(curl -s -u "shared_…:$SECRET" -d grant_type=client_credentials \\\n  ${here}/oauth2/token | jq -r .access_token)`,
    },
    { what: 'records', text: ask(`records?limit=100${asked}`) },
  ];
  if (entry.changes) found.push({ what: 'changes', text: ask('changes?after=<next>&wait=50') });
  if (entry.statistics && dimension) {
    found.push({ what: 'statistics', text: ask(`statistics?by=${dimension.name}${unit}`) });
  }
  return found;
}
