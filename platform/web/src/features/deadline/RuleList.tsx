import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { useRules, type RuleVersion } from './api';
import styles from './RuleList.module.css';

export function RulesPage() {
  const { t } = useTranslation('deadline');
  return (
    <div className={styles.page}>
      <PageHead title={t('tab.rules')} below={t('rules.help')} />
      <div className={styles.body}>
        <RuleList />
      </div>
    </div>
  );
}

/** Every version of every rule: its figure, the law it comes from, when it is in force, and what names it. */
export function RuleList() {
  const { t } = useTranslation('deadline');
  const found = useRules();
  if (found.isPending) return <Waiting lines={8} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data.length === 0) return <Empty title={t('rules.none')} />;
  return (
    <div className={styles.scroll} role="region" aria-label={t('tab.rules')} tabIndex={0}>
      <table className={styles.table} aria-label={t('tab.rules')}>
        <thead>
          <tr>
            <th>{t('clock.rule')}</th>
            <th>{t('clock.period')}</th>
            <th>{t('clock.start')}</th>
            <th>{t('clock.basis')}</th>
            <th>{t('rules.inForce')}</th>
            <th>{t('rules.allowed')}</th>
            <th>{t('rules.uses')}</th>
          </tr>
        </thead>
        <tbody>
          {found.data.map((version) => (
            <Version key={`${version.rule}/${version.version}`} rule={version} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Version({ rule }: { rule: RuleVersion }) {
  const { t } = useTranslation('deadline');
  const label = useLabel();
  const { pausedFor, extension, inForce, uses } = rule;
  const unit = t(`unit.${rule.unit}`);
  const [start = 'created', field = ''] = (rule.start ?? 'created').split(':');
  return (
    <tr>
      <td>
        {label(rule.label)}
        <div className={styles.muted}>
          {rule.rule} · {t('clock.version', { version: rule.version })}
        </div>
      </td>
      <td>
        {rule.amount} {unit}
        <div className={styles.muted}>
          {rule.warnings
            .map((stage) => t(`clock.stage.${stage}`, { defaultValue: stage }))
            .join(t('listSeparator', { ns: 'common' }))}
        </div>
      </td>
      <td>
        {t(`rules.start.${start}`, { field, defaultValue: rule.start ?? '' })}
        {rule.again === 'CONTINUE' && <div className={styles.muted}>{t('rules.continue')}</div>}
      </td>
      <td>{rule.basis && `${rule.basis.law} ${rule.basis.article}`}</td>
      <td>
        {inForce && <StatusTag tone="done">{t('rules.now')}</StatusTag>}{' '}
        {(rule.from ?? rule.until) && t('rules.range', { from: rule.from ?? '…', until: rule.until ?? '…' })}
      </td>
      <td>
        {pausedFor.length > 0 && (
          <div>
            {t('rules.pause', {
              reasons: pausedFor.map(label).join(t('listSeparator', { ns: 'common' })),
            })}
          </div>
        )}
        {extension && <div>{t('rules.extension', { ...extension, unit })}</div>}
      </td>
      <td>
        {uses.map((use) => (
          <div key={use.zh}>{label(use)}</div>
        ))}
        {uses.length === 0 && <span className={styles.muted}>{t('rules.unused')}</span>}
      </td>
    </tr>
  );
}
