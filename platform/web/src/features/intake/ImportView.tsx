import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { Moment } from '@/components/Moment';
import { PageHead } from '@/components/PageHead';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useRecordsAfter } from '@/lib/query';
import { isRunning, useImport, type ImportScreen } from './api';
import { Ended } from './Ended';
import { ImportState } from './ImportTable';
import { Mapping } from './Mapping';
import { Running } from './Running';
import { Stages, type Stage } from './Stages';
import { Tried } from './Tried';
import styles from './Intake.module.css';

/** One import, at whatever stage it is. */
export function ImportView({ id }: { id: string }) {
  const found = useImport(id);
  useRecordsAfter(found.data?.summary.state);
  if (found.data) return <Shown screen={found.data} />;
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return <Waiting lines={8} />;
}

function stageOf({ summary }: ImportScreen, matching: boolean): Stage {
  switch (summary.state) {
    case 'draft':
      return 'match';
    case 'trying':
      return 'trial';
    case 'tried':
      return matching ? 'match' : 'trial';
    case 'importing':
      return 'run';
    default:
      return 'done';
  }
}

function Shown({ screen }: { screen: ImportScreen }) {
  const { t } = useTranslation('intake');
  const label = useLabel();
  const [matching, setMatching] = useState(false);
  const { summary } = screen;
  const stage = stageOf(screen, matching);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('into', { label: label(summary.label) })}
        above={<Link to="/imports">{t('all')}</Link>}
        beside={<ImportState state={summary.state} />}
        below={
          <>
            {summary.fileName} · {summary.requestedBy.name} <Moment at={summary.requestedAt} />
          </>
        }
      />
      <Stages current={stage} />
      <div className={styles.body}>
        {isRunning(summary.state) ? (
          <Running screen={screen} />
        ) : stage === 'match' && screen.mine ? (
          <Mapping
            key={`${screen.sheet}/${screen.headRow}`}
            screen={screen}
            onTried={() => setMatching(false)}
          />
        ) : stage === 'trial' ? (
          <Tried screen={screen} onMatch={() => setMatching(true)} />
        ) : (
          <Ended screen={screen} />
        )}
      </div>
    </div>
  );
}
