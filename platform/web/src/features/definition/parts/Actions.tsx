import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel, type Label } from '@/lib/i18n';
import { useProcesses } from '../api';
import { useEditing } from '../editing';
import { labelAt, nameAt, nameOf, type Source } from '../source';
import { ChoiceItem, TextItem } from './Inputs';
import { ListEditor } from './ListEditor';
import { useRoleOptions, useStatusOptions } from './Rights';
import styles from '../Definition.module.css';

/** Buttons on records that start a process. */
export function Actions() {
  const { t } = useTranslation('definition');
  const roles = useRoleOptions();
  const statuses = useStatusOptions();
  const processes = (useProcesses().data ?? []).map((one) => ({ value: one.id, label: one.label }));
  return (
    <Section title={t('tabs.actions')}>
      <p className={styles.help}>{t('action.help')}</p>
      <ListEditor<Source>
        path="actions"
        name={t('tabs.actions')}
        empty={t('action.empty')}
        heads={[
          t('field.zh'),
          t('field.en'),
          t('name'),
          t('action.process'),
          t('action.statuses'),
          t('action.roles'),
        ]}
        cells={(_entry, at, index) => [
          <TextItem key="zh" bare path={`${at}.label.zh`} label={t('field.zhOf', { no: index + 1 })} />,
          <TextItem key="en" bare path={`${at}.label.en`} label={t('field.enOf', { no: index + 1 })} />,
          <TextItem key="name" bare path={`${at}.action`} label={t('field.nameOf', { no: index + 1 })} />,
          <ChoiceItem
            key="process"
            bare
            path={`${at}.process`}
            label={t('action.processOf', { no: index + 1 })}
            options={processes}
          />,
          <ChoiceItem
            key="statuses"
            bare
            many
            path={`${at}.statuses`}
            label={t('action.statusesOf', { no: index + 1 })}
            options={statuses}
          />,
          <ChoiceItem
            key="roles"
            bare
            many
            path={`${at}.roles`}
            label={t('action.rolesOf', { no: index + 1 })}
            options={roles}
          />,
        ]}
        below={(entry, at) => <Confirm action={entry} at={at} />}
        added={(entries) => ({
          action: nameOf('', entries.map(nameAt), 'action'),
          label: { zh: '', en: '' },
        })}
        addText={t('action.add')}
      />
    </Section>
  );
}

/** What is asked before it starts: in both languages, or nothing. */
function Confirm({ action, at }: { action: Source; at: string }) {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const { set } = useEditing();
  const name = t('action.confirmOf', { action: label(labelAt(action)) || nameAt(action) });
  const path = `${at}.confirm`;
  const typed = (language: 'zh' | 'en') => (text: string) => {
    const next = { zh: '', en: '', ...(action.confirm as Label | undefined), [language]: text };
    set(path, next.zh || next.en ? next : undefined);
  };
  return (
    <div className={styles.grid}>
      <TextItem
        path={`${path}.zh`}
        label={t('inChinese', { label: name })}
        help={t('action.confirmHelp')}
        onTyped={typed('zh')}
      />
      <TextItem path={`${path}.en`} label={t('inEnglish', { label: name })} onTyped={typed('en')} />
    </div>
  );
}
