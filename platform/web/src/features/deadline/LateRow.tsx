import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clock } from '@/components/Clock';
import { Moment } from '@/components/Moment';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import type { On, Row } from './api';
import styles from './Cockpit.module.css';

interface Props {
  on: On;
  row: Row;
  chosen: boolean;
  disabled: boolean;
  onChoose: (on: boolean) => void;
}

/** A task, or a stage of a record, and its clock. */
export function LateRow({ on, row, chosen, disabled, onChoose }: Props) {
  const { t } = useTranslation('deadline');
  const { t: common } = useTranslation();
  const label = useLabel();
  const to = on === 'stages' ? recordAddress(row.record.registry, row.record.id) : `/tasks/${row.id}`;
  return (
    <tr data-clock={row.clock}>
      <td>
        <Checkbox
          aria-label={t('select', { title: `${row.name} ${row.record.title}` })}
          checked={chosen}
          disabled={disabled}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <td>
        <Link to={to}>{row.record.title}</Link>
        {row.record.number && <span className={styles.sub}>{row.record.number}</span>}
      </td>
      <td>
        {row.name}
        <span className={styles.sub}>{label(row.processLabel)}</span>
      </td>
      <td>
        <Clock state={row.clock} dueAt={row.dueAt} explanation={row.explanation} />
      </td>
      <td data-label={t('column.person')}>
        {row.assignee ? row.assignee.name : t('nobody')}
        {!row.assignee && row.candidates.length > 0 && (
          <span className={styles.sub}>{row.candidates.join(common('listSeparator'))}</span>
        )}
      </td>
      <td data-label={t('column.organisation')}>{row.organisation}</td>
      <td data-label={t('column.due')}>
        <Moment at={row.dueAt} />
      </td>
      <td data-label={t(`column.since.${on}`)}>
        <Moment at={row.createdAt} />
      </td>
    </tr>
  );
}
