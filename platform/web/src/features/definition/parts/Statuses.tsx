import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { nameAt, nameOf, type Source } from '../source';
import { ChoiceItem, TextItem } from './Inputs';
import { ListEditor } from './ListEditor';

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
