import { useTranslation } from 'react-i18next';
import { BulkLine, BulkLines } from '@/components/bulk/BulkLines';
import { useLabel } from '@/lib/i18n';
import { useRegistry } from '../api';
import { kindOf, useBatches, type Batch } from './api';

/** The changes of many records that somebody made. */
export function BatchList() {
  const { t } = useTranslation('recordBatch');
  return (
    <BulkLines<Batch> found={useBatches()} how={t('noneText')}>
      {(batch) => <Line key={batch.id} batch={batch} />}
    </BulkLines>
  );
}

function Line({ batch }: { batch: Batch }) {
  const { t } = useTranslation('recordBatch');
  const { t: list } = useTranslation('list');
  const registry = useRegistry(batch.registry).data;
  const label = useLabel();
  const kind = kindOf(batch);
  const action = label(registry?.actions.find((one) => one.action === batch.action)?.label);
  return (
    <BulkLine
      to={`/record-batches/${batch.id}`}
      title={`${label(registry?.label)} · ${list('uses.count', { total: batch.total })}`}
      at={batch.requestedAt}
      said={`${t(`kinds.${kind}.open`, { action })} · ${t(`kinds.${kind}.states.${batch.state}`)}`}
      text={batch.reason}
    />
  );
}
