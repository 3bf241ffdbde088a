import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { useLabel } from '@/lib/i18n';
import { useRegistry } from '../api';
import styles from '../merge/Merge.module.css';
import { kindOf, useBatches, type Batch } from './api';

/** The changes of many records that somebody made, the newest first. */
export function BatchList() {
  const { t } = useTranslation('recordBatch');
  const found = useBatches();
  return (
    <article>
      <PageHead title={t('mine')} />
      <div className={styles.body}>
        <Listed found={found} none={<Empty title={t('none')}>{t('noneText')}</Empty>}>
          {(rows) => (
            <ul className={styles.found} aria-label={t('mine')}>
              {rows.map((one) => (
                <Line key={one.id} batch={one} />
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </article>
  );
}

function Line({ batch }: { batch: Batch }) {
  const { t } = useTranslation('recordBatch');
  const { t: list } = useTranslation('list');
  const registry = useRegistry(batch.registry).data;
  const label = useLabel();
  const kind = kindOf(batch);
  const action = label(registry?.actions.find((one) => one.action === batch.action)?.label);
  const said = `${t(`kinds.${kind}.open`, { action })} · ${t(`kinds.${kind}.states.${batch.state}`)}`;
  return (
    <li>
      <div>
        <Link to={`/record-batches/${batch.id}`}>
          {label(registry?.label)} · {list('uses.count', { total: batch.total })}
        </Link>
        <div className={styles.muted}>
          <Moment at={batch.requestedAt} /> {said}
        </div>
        <div>{batch.reason}</div>
      </div>
    </li>
  );
}
