import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import type { Step } from './api';
import styles from './Operation.module.css';

export function Steps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('operation');
  return (
    <table className={styles.table} aria-label={t('one.steps')}>
      <thead>
        <tr>
          {(['step', 'arrived', 'left'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`one.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.key}>
            <td>{step.name}</td>
            <td data-label={t('one.arrived')}>
              <Moment at={step.activatedAt} />
            </td>
            <td data-label={t('one.left')}>
              {step.endedAt === null ? (
                <StatusTag tone="running">{t('one.here')}</StatusTag>
              ) : (
                <>
                  <Moment at={step.endedAt} />{' '}
                  {step.terminated && <StatusTag tone="waiting">{t('one.terminated')}</StatusTag>}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
