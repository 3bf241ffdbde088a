import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '@/components/Moment';
import { rowId } from '@/components/listKeys';
import type { InstanceRow } from './api';
import { InstanceState } from './InstanceState';
import styles from './Operation.module.css';

interface Props {
  instances: InstanceRow[];
  chosen: ReadonlySet<string>;
  current: string | null;
  onChoose: (ids: string[], chosen: boolean) => void;
}

export function InstanceTable({ instances, chosen, current, onChoose }: Props) {
  const { t } = useTranslation('operation');
  const { t: common } = useTranslation();
  const ticked = instances.filter((one) => chosen.has(one.id)).length;
  return (
    <table className={styles.table} aria-label={t('instances.list')}>
      <thead>
        <tr>
          <th scope="col" className={styles.tick}>
            <Checkbox
              aria-label={t('instances.chooseShown')}
              checked={ticked === instances.length}
              indeterminate={ticked > 0 && ticked < instances.length}
              onChange={(event) =>
                onChoose(
                  instances.map((one) => one.id),
                  event.target.checked,
                )
              }
            />
          </th>
          {(['record', 'process', 'at', 'state', 'started', 'by'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`instances.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {instances.map((one) => (
          <tr key={one.id} id={rowId(one.id)} data-current={one.id === current}>
            <td className={styles.tick}>
              <Checkbox
                aria-label={t('instances.chooseOne', { name: one.record.title })}
                checked={chosen.has(one.id)}
                onChange={(event) => onChoose([one.id], event.target.checked)}
              />
            </td>
            <td>
              <Link className={styles.link} to={`/operator/instances/${one.id}`}>
                {one.record.title}
              </Link>{' '}
              <span className={styles.muted}>{one.record.number}</span>
            </td>
            <td data-label={t('instances.process')}>
              <span>
                {one.label}{' '}
                <span className={styles.muted}>{t('instances.versionOf', { version: one.version })}</span>
              </span>
            </td>
            <td data-label={t('instances.at')}>
              {one.at.map((element) => element.name).join(common('listSeparator'))}
            </td>
            <td data-label={t('instances.state')}>
              <InstanceState instance={one} />
            </td>
            <td data-label={t('instances.started')}>
              <Moment at={one.startedAt} />
            </td>
            <td data-label={t('instances.by')}>{one.startedBy?.name ?? t('instances.system')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
