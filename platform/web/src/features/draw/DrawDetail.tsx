import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { ValueTable } from '@/components/ValueTable';
import { Waiting } from '@/components/Waiting';
import type { Field } from '@/lib/records';
import {
  proofAddress,
  registerAddress,
  useDetail,
  useField,
  useNames,
  verifierAddress,
  type Detail,
  type Draw,
} from './api';
import { Parties } from './Parties';
import { useReason } from './reasons';
import { Rolls } from './Rolls';
import './checkingMessages';
import styles from './DrawList.module.css';

const same = (text: string) => ({ zh: text, en: text });

/** What an attempt left out, what it waits for, what came out, and how to check it. */
export function DrawDetail({ draw }: { draw: Draw }) {
  const { t } = useTranslation('draw');
  const { t: checking } = useTranslation('drawChecking');
  const detail = useDetail(draw.id);
  if (detail.error) return <Failure error={detail.error} retry={() => void detail.refetch()} />;
  if (!detail.data) return <Waiting lines={4} />;
  const { exclusions, officerExclusions, strata, statement } = detail.data;
  return (
    <>
      {detail.data.parties.length > 0 && <Parties detail={detail.data} />}
      {detail.data.draw.state === 'drawn' && <Result detail={detail.data} />}
      <Reasons title={t('exclusions')} reasons={exclusions} unit="subjects" />
      <Reasons title={t('officerExclusions')} reasons={officerExclusions} unit="persons" />
      {strata.length > 0 && <Strata detail={detail.data} />}
      {statement && <Rolls draw={draw} />}
      {statement && (
        <>
          <details className={styles.more}>
            <summary>{t('statement')}</summary>
            <pre className={styles.long} tabIndex={0}>
              {statement}
            </pre>
          </details>
          <p className={styles.verify}>{t(draw.source === 'server' ? 'verifyServer' : 'verify')}</p>
          <div className={styles.buttons}>
            <Button href={proofAddress(draw.id)} download>
              {t('proof')}
            </Button>
            <Button href={verifierAddress} download>
              {t('verifier')}
            </Button>
            <Button href={registerAddress} target="_blank" rel="noreferrer">
              {t('register')}
            </Button>
            <Link to="/draws/checking">{checking('title')}</Link>
          </div>
        </>
      )}
    </>
  );
}

function Result({ detail }: { detail: Detail }) {
  const { t } = useTranslation('draw');
  const list: Field = {
    name: 'result',
    type: 'table',
    label: same(t('result')),
    columns: [
      { name: 'object_name', type: 'text', label: same(t('subject')) },
      { name: 'uscc', type: 'text', label: same(t('uscc')) },
      { name: 'officer_names', type: 'text', label: same(t('officerNames')) },
    ],
  };
  const unstaffed = detail.draw.drawn - detail.result.length;
  return (
    <>
      {detail.result.length > 0 && (
        <ValueTable field={list} rows={detail.result.map((row) => ({ ...row }))} />
      )}
      {unstaffed > 0 && <p className={styles.verify}>{t('unstaffed', { count: unstaffed })}</p>}
    </>
  );
}

/** So many can be asked for at once. */
const namedStrata = 100;

function Strata({ detail }: { detail: Detail }) {
  const { t } = useTranslation('draw');
  const { draw, strata } = detail;
  const field = useField(draw.rules.subjects?.registry, draw.rules.words?.stratum?.field);
  const codes = strata.map((one) => one.name);
  const names = useNames(codes.length > namedStrata ? undefined : field, codes);
  return (
    <details className={styles.more}>
      <summary>{t('strata', { count: strata.length })}</summary>
      <ul className={styles.long} tabIndex={0}>
        {strata.map((one, place) => (
          <li key={one.name}>{t('stratum', { ...one, name: names[place] || t('noStratum') })}</li>
        ))}
      </ul>
    </details>
  );
}

function Reasons({
  title,
  reasons,
  unit,
}: {
  title: string;
  reasons: Record<string, number>;
  unit: 'subjects' | 'persons';
}) {
  const { t } = useTranslation('draw');
  const { t: common } = useTranslation();
  const words = useReason();
  const entries = Object.entries(reasons);
  if (entries.length === 0) return null;
  return (
    <p className={styles.verify}>
      {title}
      {common('colon')}
      {entries.map(([reason, count]) => `${words(reason)} ${t(unit, { value: count })}`).join(' · ')}
    </p>
  );
}
