import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment';
import { StatusTag } from '@/components/StatusTag';
import type { Step } from './api';
import styles from './Operation.module.css';

const nameless = [
  'EXCLUSIVE_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'EVENT_BASED_GATEWAY',
  'START_EVENT',
  'END_EVENT',
] as const;

/** An element without a name of its own is called by what it is. */
function useNameOf() {
  const { t } = useTranslation('operation');
  return ({ name, elementId, type }: Step) => {
    const kind = name === elementId ? nameless.find((one) => one === type) : undefined;
    return kind ? t(`element.${kind}`) : name;
  };
}

export function Steps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('operation');
  const nameOf = useNameOf();
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
            <td>{nameOf(step)}</td>
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
