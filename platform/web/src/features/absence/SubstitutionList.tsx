import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { words } from '@/lib/words';
import { endSubstitution, useProcesses, useSubstitutions, type Substitution } from './api';
import styles from './AbsenceView.module.css';

const tones = { PLANNED: 'waiting', IN_FORCE: 'running', OVER: 'done' } as const;

export function SubstitutionList({ as }: { as: 'absent' | 'substitute' }) {
  const { t } = useTranslation('absence');
  const found = useSubstitutions(as);
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (found.isPending) return <Waiting lines={2} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return <p className={styles.none}>{t(`none.${as}`)}</p>;
  return (
    <>
      <ul>
        {rows.map((one) => (
          <Row key={one.id} one={one} as={as} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button type="text" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('loadMore', { ns: 'common' })}
        </Button>
      )}
    </>
  );
}

function Row({ one, as }: { one: Substitution; as: 'absent' | 'substitute' }) {
  const { t } = useTranslation('absence');
  const { t: common } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const processes = useProcesses().data ?? [];
  const names = one.processes.map((id) => processes.find((process) => process.id === id)?.label ?? id);
  const end = () =>
    modal.confirm({
      title: t('endTitle', { name: one.substitute.name }),
      content: t('endText'),
      okText: t('end'),
      cancelText: common('cancel'),
      onOk: () =>
        endSubstitution(one.id).then(
          () => client.invalidateQueries({ queryKey: ['substitutions'] }),
          (failure: unknown) => void message.error(words(failure)),
        ),
    });
  return (
    <li className={styles.row}>
      <StatusTag tone={tones[one.state]}>{t(`state.${one.state}`)}</StatusTag>
      <span className={styles.main}>
        {as === 'absent' ? t('by', { name: one.substitute.name }) : t('instead', { name: one.absent.name })}
      </span>
      <span className={styles.facts}>
        <span>{t('days', { from: one.from, until: one.until })}</span>
        <span>{names.length > 0 ? names.join(common('listSeparator')) : t('allProcesses')}</span>
        {one.reason && <span>{one.reason}</span>}
        {one.createdBy.username !== one.absent.username && (
          <span>{t('arrangedBy', { name: one.createdBy.name })}</span>
        )}
      </span>
      {as === 'absent' && one.state !== 'OVER' && (
        <Button size="small" onClick={() => void end()}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}
