import { useTranslation } from 'react-i18next';
import { FormFrame } from '@/components/FormFrame';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import type { FormValues } from '@/lib/form-view';
import { useMadeForm } from '../api';
import type { Source } from '../source';

const nothing: FormValues = {};

/** The form as people will fill it in; what is typed here is kept nowhere. */
export function FormPreview({ source, right }: { source: Source; right: boolean }) {
  const { t } = useTranslation('definition');
  const made = useMadeForm(source, right).data;
  return (
    <Section title={t('preview.form')}>
      {!right && <p role="status">{t('preview.faulty')}</p>}
      {right && !made && <Waiting lines={6} />}
      {made && <FormFrame key={JSON.stringify(made.schema)} schema={made.schema} data={nothing} />}
    </Section>
  );
}
