import { useTranslation } from 'react-i18next';
import { LongText } from '@/components/LongText';
import type { Variable } from './api';
import styles from './Operation.module.css';

export function VariableTable({ variables }: { variables: Variable[] }) {
  const { t } = useTranslation('operation');
  if (variables.length === 0) return <p>{t('one.noVariables')}</p>;
  return (
    <>
      <p className={styles.help}>{t('one.variablesHelp')}</p>
      <table className={styles.table} aria-label={t('one.variables')}>
        <thead>
          <tr>
            {(['name', 'value', 'scope'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`one.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {variables.map((one) => (
            <tr key={`${one.name}/${one.elementName ?? ''}`}>
              <td className={styles.code}>{one.name}</td>
              <td data-label={t('one.value')} className={styles.code}>
                <LongText text={one.value} />
              </td>
              <td data-label={t('one.scope')}>{one.elementName ?? t('one.whole')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
