import { useTranslation } from 'react-i18next';
import { dateTime } from '@/lib/time';
import type { Detail, Party } from './api';
import { PublicValue } from './PublicValue';
import { SealedNumber } from './SealedNumber';
import styles from './DrawList.module.css';

/** The witnesses, what each gave and when; and the place where I give mine. */
export function Parties({ detail }: { detail: Detail }) {
  const { t } = useTranslation('draw');
  const { draw, parties } = detail;
  const values = parties.flatMap((party) => party.value ?? []);
  const disagree =
    draw.state === 'committed' && draw.source === 'public' && values.length > 1 && new Set(values).size > 1;
  return (
    <div className={styles.parties}>
      <h3 className={styles.heading}>{t('parties')}</h3>
      <ul>
        {parties.map((party) => (
          <li key={party.username}>
            {party.name} <Given party={party} sealed={draw.source === 'parties'} />
          </li>
        ))}
      </ul>
      {disagree && (
        <p role="alert" className={styles.alert}>
          {t('disagree')}
        </p>
      )}
      {detail.asked && draw.source === 'public' && <PublicValue draw={draw} />}
      {detail.asked && draw.source === 'parties' && (
        <SealedNumber key={detail.asked} draw={draw} asked={detail.asked} />
      )}
    </div>
  );
}

function Given({ party, sealed }: { party: Party; sealed: boolean }) {
  const { t } = useTranslation('draw');
  if (party.value)
    return (
      <span className={styles.given}>
        <code className={styles.code}>{party.value}</code> {dateTime(party.at)}
      </span>
    );
  return <span className={styles.given}>{t(sealed && party.seal ? 'sealedAlready' : 'missing')}</span>;
}
