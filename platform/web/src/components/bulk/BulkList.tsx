import { useTranslation } from 'react-i18next';
import { bulkAddress, useBulks, type BulkDeed } from './api';
import { BulkLine, BulkLines } from './BulkLines';
import { reached } from './reached';

/** What somebody did with many tasks or clocks. */
export function BulkList() {
  const { t } = useTranslation('bulk');
  return (
    <BulkLines<BulkDeed> found={useBulks()} how={t('noneText')}>
      {(bulk) => <Line key={bulk.id} bulk={bulk} />}
    </BulkLines>
  );
}

function Line({ bulk }: { bulk: BulkDeed }) {
  const { t } = useTranslation('bulk');
  const deed = t(`deeds.${bulk.deed}`);
  const { total, ready, done, refused } = bulk;
  const state = bulk.state === 'tried' && ready === 0 ? 'nowhere' : bulk.state;
  return (
    <BulkLine
      to={bulkAddress(bulk.id)}
      title={t('line', { deed, total })}
      at={bulk.requestedAt}
      said={t(`lines.${state}`, { deed, total, ready, done, refused, reached: reached(bulk) })}
      text={bulk.text}
    />
  );
}
