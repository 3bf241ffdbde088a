import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldEntry, Group } from './api';
import styles from './Sharing.module.css';

interface Props {
  names: string[];
  fields: FieldEntry[];
  groups: Group[];
  sum: string;
  onPick: (group: Group) => void;
}

/** The figures, each a way to its records. */
export function GroupTable({ names, fields, groups, sum, onPick }: Props) {
  const { t } = useTranslation('sharing');
  const label = (name: string) => fields.find((one) => one.name === name)?.label ?? name;
  const text = (group: Group) => names.map((name) => group.labels[name] ?? t('empty')).join(' · ');
  const total = groups.reduce((whole, one) => whole + one.count, 0);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('statistics')}>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name}>{label(name)}</th>
            ))}
            <th className={styles.number}>{t('count')}</th>
            {sum && (
              <th className={styles.number}>
                {t('sumOf')} {label(sum)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={names.map((name) => group.by[name] ?? '\u0000').join('\n')}>
              {names.map((name) => (
                <td key={name}>{group.labels[name] ?? t('empty')}</td>
              ))}
              <td className={styles.number}>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${group.count.toLocaleString('en-US')} ${t('drilled', { what: text(group) })}`}
                  onClick={() => onPick(group)}
                >
                  {group.count.toLocaleString('en-US')}
                </Button>
              </td>
              {sum && (
                <td className={styles.number}>{Number(group.sums[sum] ?? 0).toLocaleString('en-US')}</td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={names.length}>{t('total')}</th>
            <td className={styles.number}>{total.toLocaleString('en-US')}</td>
            {sum && (
              <td className={styles.number}>
                {groups.reduce((whole, one) => whole + Number(one.sums[sum] ?? 0), 0).toLocaleString('en-US')}
              </td>
            )}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
