import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '@/lib/api';
import { everyComponent, nameOf } from './schema';
import type { Work } from './useDesign';
import styles from './FormDesign.module.css';

interface Props {
  work: Work;
  onChoose: (field: string) => void;
}

/** What is wrong with the form and what to note, each with a way to it. */
export function Judged({ work, onChoose }: Props) {
  const { t } = useTranslation('formDesign');
  const { errors, warnings, checked } = work;
  if (errors.length === 0 && warnings.length === 0) {
    return (
      <p className={styles.judged} role="status">
        {t(checked ? 'right' : 'checking')}
      </p>
    );
  }
  return (
    <details className={styles.judged} open={errors.length > 0}>
      <summary className={errors.length > 0 ? styles.wrong : undefined}>
        <span role="status">
          {errors.length > 0
            ? t('problems', { count: errors.length })
            : t('advice', { count: warnings.length })}
        </span>
      </summary>
      <ul>
        {[...errors, ...warnings].map((one, at) => (
          <li key={`${one.field} ${one.code} ${at}`}>
            <Place fault={one} schema={work.schema} onChoose={onChoose} /> {one.message}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Place({
  fault,
  schema,
  onChoose,
}: {
  fault: FieldError;
  schema: object;
  onChoose: (field: string) => void;
}) {
  const { t } = useTranslation('formDesign');
  const last = fault.field.split('.').at(-1);
  const component = [...everyComponent(schema)].find(({ key, path, id }) =>
    [key, path, id].some((one) => one !== undefined && (one === fault.field || one === last)),
  );
  if (!component) return fault.field ? <code>{fault.field}</code> : null;
  const name = nameOf(component);
  return (
    <Button type="link" size="small" aria-label={t('goTo', { name })} onClick={() => onChoose(component.id)}>
      {name}
    </Button>
  );
}
