import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { useForms } from '../api';
import { useEditing } from '../editing';
import { listAt, labelAt, nameAt, type Source } from '../source';
import { ChoiceItem, LabelItems, TextItem, type Option } from './Inputs';
import styles from '../Definition.module.css';

export function useFieldOptions(which: (field: Source) => boolean = () => true): Option[] {
  const { source } = useEditing();
  const label = useLabel();
  return listAt(source, 'fields')
    .filter((field) => nameAt(field) !== '' && which(field))
    .map((field) => ({ value: nameAt(field), label: label(labelAt(field)) || nameAt(field) }));
}

/** What a registry is called, and how its records are. */
export function Basics() {
  const { t } = useTranslation('definition');
  const { number } = useEditing();
  const titles = useFieldOptions((field) => field.type === 'text' && field.personal !== true);
  const offices = useFieldOptions((field) => field.type === 'organisation');
  const people = useFieldOptions((field) => field.type === 'person' || field.type === 'persons');
  const forms = (useForms().data ?? [])
    .filter(({ version }) => version !== null)
    .map(({ id, label }) => ({ value: id, label: label ? `${label}（${id}）` : id }));
  return (
    <Section title={t('tabs.basics')}>
      <div className={styles.grid}>
        <LabelItems path="label" label={t('basics.label')} />
        <TextItem path="registry" label={t('name')} disabled help={t('nameFixed')} />
        <ChoiceItem path="title" label={t('basics.title')} options={titles} help={t('basics.titleHelp')} />
        <TextItem
          path="number"
          label={t('basics.number')}
          help={
            <>
              {number && <div role="status">{t('basics.numberNext', { number })}</div>}
              {t('basics.numberHelp')}
            </>
          }
        />
        <ChoiceItem path="self" many label={t('basics.self')} options={people} help={t('basics.selfHelp')} />
        <ChoiceItem
          path="owner"
          clearable
          label={t('basics.owner')}
          options={offices}
          help={t('basics.ownerHelp')}
        />
        <ChoiceItem
          path="form"
          clearable
          label={t('basics.form')}
          options={forms}
          help={t('basics.formHelp')}
        />
      </div>
    </Section>
  );
}
