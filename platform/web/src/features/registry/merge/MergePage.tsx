import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import { useRecord, useRegistry } from '../api';
import { BackButton } from '../RecordView';
import { useDuplicates, useGroups } from './api';
import { Compare } from './Compare';
import styles from './Merge.module.css';

/** From a registry's likely duplicates to two records side by side. */
export function MergePage({ registry }: { registry: string }) {
  const { t } = useTranslation('list');
  const label = useLabel();
  const { parameters } = useAddress();
  const winner = parameters.get('winner');
  const loser = parameters.get('loser');
  const screen = useRegistry(registry).data;
  return (
    <article>
      <PageHead above={<BackButton />} title={t('merge.title', { registry: label(screen?.label) })} />
      <div className={styles.body}>
        {winner && loser ? (
          <Compare key={`${winner}/${loser}`} registry={registry} winner={winner} loser={loser} />
        ) : winner ? (
          <Candidates registry={registry} id={winner} />
        ) : (
          <Groups registry={registry} />
        )}
      </div>
    </article>
  );
}

function Candidates({ registry, id }: { registry: string; id: string }) {
  const { t } = useTranslation('list');
  const label = useLabel();
  const { change } = useAddress();
  const record = useRecord(registry, id).data;
  const fields = useRegistry(registry).data?.fields ?? [];
  const found = useDuplicates(registry, id);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={6} />;
  if (found.data.length === 0)
    return <Empty title={t('merge.none')}>{t('merge.noneText', { title: record?.title ?? '' })}</Empty>;
  return (
    <>
      <p>{t('merge.candidates', { title: record?.title ?? '' })}</p>
      <ul className={styles.found}>
        {found.data.map((one) => (
          <li key={one.id}>
            <div>
              <Link to={recordAddress(registry, one.id)}>{one.title}</Link>
              <div className={styles.muted}>
                {[
                  one.number,
                  one.likeness > 0 && t('merge.likeness', { percent: Math.round(one.likeness * 100) }),
                  one.same.length > 0 &&
                    t('merge.same', {
                      fields: one.same
                        .map((name) => label(fields.find((field) => field.name === name)?.label))
                        .join(t('comma')),
                    }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            <Button onClick={() => change({ loser: one.id })}>{t('merge.compare')}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Groups({ registry }: { registry: string }) {
  const { t } = useTranslation('list');
  const { change } = useAddress();
  const found = useGroups(registry);
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={6} />;
  if (found.data.length === 0) return <Empty title={t('merge.none')}>{t('merge.noGroups')}</Empty>;
  return (
    <>
      <p>{t('merge.groups')}</p>
      <ul className={styles.found}>
        {found.data.map((group) => (
          <li key={group.ids[0]}>
            <span>
              {group.name} <span className={styles.muted}>{t('merge.times', { total: group.count })}</span>
            </span>
            <Button
              onClick={() =>
                change({
                  winner: group.ids[0] ?? null,
                  loser: group.count === 2 ? (group.ids[1] ?? null) : null,
                })
              }
            >
              {t('merge.compare')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
