import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { useDeadlineRules } from '../api';
import styles from '../Definition.module.css';
import { labelAt, nameAt, nameOf, type Source } from '../source';
import { ChoiceItem, TextItem } from './Inputs';
import { ListEditor } from './ListEditor';
import { useRoleOptions, useStatusOptions } from './Rights';

export const tones = ['waiting', 'running', 'done', 'near', 'overdue'] as const;

/** The life of a record: what it can be, in order. */
export function Statuses() {
  const { t } = useTranslation('definition');
  const options = tones.map((tone) => ({ value: tone, label: t(`status.tones.${tone}`) }));
  return (
    <Section title={t('tabs.statuses')}>
      <ListEditor<Source>
        path="statuses"
        name={t('tabs.statuses')}
        empty={t('status.empty')}
        heads={[t('field.zh'), t('field.en'), t('name'), t('status.tone')]}
        cells={(_entry, at, index) => [
          <TextItem key="zh" bare path={`${at}.label.zh`} label={t('field.zhOf', { no: index + 1 })} />,
          <TextItem key="en" bare path={`${at}.label.en`} label={t('field.enOf', { no: index + 1 })} />,
          <TextItem key="code" bare path={`${at}.code`} label={t('field.nameOf', { no: index + 1 })} />,
          <ChoiceItem
            key="tone"
            bare
            path={`${at}.tone`}
            label={t('status.toneOf', { no: index + 1 })}
            options={options}
          />,
        ]}
        below={(entry, at) => (
          <>
            <Clock status={entry} at={at} />
            <Next status={entry} at={at} />
          </>
        )}
        added={(entries) => ({
          code: nameOf('', entries.map(nameAt), 'status'),
          label: { zh: '', en: '' },
          tone: 'waiting',
        })}
        addText={t('status.add')}
      />
    </Section>
  );
}

/** How long a record may stay in it, or take from it to one of others. */
function Clock({ status, at }: { status: Source; at: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const rules = (useDeadlineRules().data ?? []).map(({ rule, label: name }) => ({
    value: rule,
    label: label(name) || rule,
  }));
  const others = useStatusOptions().filter((one) => one.value !== nameAt(status));
  const name = label(labelAt(status)) || nameAt(status);
  const timed = status.deadline !== undefined || status.until !== undefined;
  return (
    <div className={styles.grid}>
      <ChoiceItem
        clearable
        path={`${at}.deadline`}
        label={t('status.deadlineOf', { status: name })}
        options={rules}
      />
      {timed && (
        <ChoiceItem
          many
          path={`${at}.until`}
          label={t('status.untilOf', { status: name })}
          options={others}
        />
      )}
    </div>
  );
}

/** What may follow by hand, and who may do that. */
function Next({ status, at }: { status: Source; at: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const roles = useRoleOptions();
  const others = useStatusOptions().filter((one) => one.value !== nameAt(status));
  const name = t('status.nextOf', { status: label(labelAt(status)) || nameAt(status) });
  if (others.length === 0) return null;
  return (
    <ListEditor<Source>
      path={`${at}.next`}
      name={name}
      heads={[t('status.next'), t('status.by')]}
      cells={(_entry, to, index) => [
        <ChoiceItem
          key="to"
          bare
          path={`${to}.to`}
          label={t('status.toOf', { name, no: index + 1 })}
          options={others}
        />,
        <ChoiceItem
          key="roles"
          bare
          many
          path={`${to}.roles`}
          label={t('status.byOf', { name, no: index + 1 })}
          options={roles}
        />,
      ]}
      added={() => ({ to: '' })}
      addText={t('status.addNext')}
    />
  );
}
