import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { useRoles } from '../api';
import { useEditing } from '../editing';
import { labelAt, listAt, nameAt, valueAt, type Source } from '../source';
import { ChoiceItem, FlagItem } from './Inputs';
import { ListEditor } from './ListEditor';
import styles from '../Definition.module.css';

const scopes = ['self', 'department', 'subtree', 'all'] as const;
const actions = ['read', 'create', 'change', 'delete', 'export', 'publish'] as const;

export function useRoleOptions() {
  const label = useLabel();
  const roles = useRoles().data ?? [];
  return roles.map((role) => ({ value: role.role, label: label(role.label) }));
}

export function useStatusOptions() {
  const label = useLabel();
  const { source } = useEditing();
  return listAt(source, 'statuses')
    .filter((status) => nameAt(status) !== '')
    .map((status) => ({ value: nameAt(status), label: label(labelAt(status)) || nameAt(status) }));
}

/** Who may do what with whose records; a view's rights only narrow who sees it. */
export function Rights({ ofView = false }: { ofView?: boolean }) {
  const { t } = useTranslation('definition');
  const roles = useRoleOptions();
  const statuses = useStatusOptions();
  const heads = ofView
    ? [t('right.role'), t('right.scope')]
    : [t('right.role'), t('right.scope'), t('right.actions'), t('right.statuses')];
  return (
    <Section title={t('tabs.rights')}>
      <ListEditor<Source>
        path="rights"
        name={t('tabs.rights')}
        empty={t(ofView ? 'right.emptyView' : 'right.empty')}
        heads={heads}
        cells={(_entry, at, index) => [
          <ChoiceItem
            key="role"
            bare
            path={`${at}.role`}
            label={t('right.roleOf', { no: index + 1 })}
            options={roles}
          />,
          <ChoiceItem
            key="scope"
            bare
            path={`${at}.scope`}
            label={t('right.scopeOf', { no: index + 1 })}
            options={scopes.map((scope) => ({ value: scope, label: t(`right.scopes.${scope}`) }))}
          />,
          ...(ofView
            ? []
            : [
                <Actions key="actions" at={at} no={index + 1} />,
                <ChoiceItem
                  key="statuses"
                  bare
                  many
                  path={`${at}.statuses`}
                  label={t('right.statusesOf', { no: index + 1 })}
                  options={statuses}
                />,
              ]),
        ]}
        added={() => ({ role: '', scope: 'department', ...(ofView ? {} : { actions: ['read'] }) })}
        addText={t('right.add')}
      />
    </Section>
  );
}

function Actions({ at, no }: { at: string; no: number }) {
  const { t } = useTranslation('definition');
  const { source, set } = useEditing();
  const chosen = (valueAt(source, `${at}.actions`) as string[] | undefined) ?? [];
  return (
    <div role="group" aria-label={t('right.actionsOf', { no })}>
      <Checkbox.Group
        className={styles.flags}
        options={actions.map((action) => ({ value: action, label: t(`right.can.${action}`) }))}
        value={chosen}
        onChange={(next) =>
          set(
            `${at}.actions`,
            actions.filter((action) => next.includes(action)),
          )
        }
      />
      <FlagItem path={`${at}.unmasked`} label={t('right.unmasked')} />
    </div>
  );
}
