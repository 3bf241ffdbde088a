import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { nameAt, nameOf, type Source } from '../source';
import { canBeMade } from '../types';
import { ChoiceItem, TextItem } from './Inputs';
import { ListEditor } from './ListEditor';
import styles from '../Definition.module.css';

/** Columns that a list makes of each row. */
export function Formulas() {
  const { t } = useTranslation('definition');
  const options = canBeMade.map((type) => ({ value: type, label: t(`types.${type}`) }));
  return (
    <Section title={t('formula.title')}>
      <p className={styles.help}>{t('formula.help')}</p>
      <ListEditor<Source>
        path="formulas"
        name={t('formula.title')}
        heads={[t('field.zh'), t('field.en'), t('name'), t('field.type'), t('formula.formula')]}
        cells={(_entry, at, index) => [
          <TextItem key="zh" bare path={`${at}.label.zh`} label={t('formula.zhOf', { no: index + 1 })} />,
          <TextItem key="en" bare path={`${at}.label.en`} label={t('formula.enOf', { no: index + 1 })} />,
          <TextItem key="name" bare path={`${at}.name`} label={t('formula.nameOf', { no: index + 1 })} />,
          <ChoiceItem
            key="type"
            bare
            path={`${at}.type`}
            label={t('formula.typeOf', { no: index + 1 })}
            options={options}
          />,
          <TextItem
            key="formula"
            bare
            path={`${at}.formula`}
            label={t('formula.formulaOf', { no: index + 1 })}
          />,
        ]}
        added={(entries) => ({
          name: nameOf('', entries.map(nameAt), 'formula'),
          type: 'integer',
          label: { zh: '', en: '' },
          formula: '=',
        })}
        addText={t('formula.add')}
      />
    </Section>
  );
}
