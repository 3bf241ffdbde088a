import { App, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '@/lib/api';
import { propertiesOf } from '../properties';
import { type Component, nameOf, valueAt, without, withValue } from '../schema';
import type { Designer } from './Designer';
import { PropertyInput } from './PropertyInput';

interface Props {
  designer: Designer;
  names: string[];
  faults: FieldError[];
}

type Texts = Record<string, Record<string, string> | undefined>;

/** What can be said of the field that is chosen, in plain words. */
export function Panel({ designer, names, faults }: Props) {
  const { t } = useTranslation('formDesign');
  const { message } = App.useApp();
  const component = designer.chosen;
  const isForm = component.type === 'default';
  const set = (path: string, value: unknown) => {
    try {
      const [property, next] = withValue(component, path, value);
      designer.edit(component, property, next);
    } catch (refusal) {
      message.error(t('panel.changed', { reason: String((refusal as Error).message) }));
    }
  };
  const texts = (designer.root.texts ?? {}) as Texts;
  const english = (text: unknown) => (typeof text === 'string' ? (texts.en?.[text] ?? '') : '');
  const translate = (text: string, said: string) => {
    const others = without(texts.en ?? {}, text);
    const en = said === '' ? others : { ...others, [text]: said };
    designer.edit(designer.root, 'texts', { ...texts, en });
  };
  if (isForm) {
    return (
      <>
        <h2 className="jg-panel-title">{t('panel.form')}</h2>
        <p className="jg-panel-help">{t('panel.none')}</p>
        <p className="jg-panel-help">{t('panel.add')}</p>
        <label className="jg-panel-item">
          <span>{t('panel.formLabel')}</span>
          <Input
            value={String(component.label ?? '')}
            onChange={({ target }) => designer.edit(component, 'label', target.value)}
          />
        </label>
      </>
    );
  }
  const mine = faults.filter(
    ({ field }) => field === component.key || field === component.path || field === component.id,
  );
  return (
    <>
      <h2 className="jg-panel-title">
        {t(`types.${component.type as 'text'}`, { defaultValue: component.type })}
        <small>{nameOf(component)}</small>
      </h2>
      <Acts designer={designer} component={component} />
      {mine.map(({ code, message: words }) => (
        <p key={code + words} className="jg-panel-fault">
          {words}
        </p>
      ))}
      {propertiesOf(component, designer.isInList(component)).map((property) => (
        <PropertyInput
          key={property.path}
          property={property}
          value={valueAt(component, property.path)}
          names={designer.isInList(component) ? [] : names}
          onChange={(value) => set(property.path, value)}
          english={property.spoken ? english(component[property.path]) : undefined}
          onEnglish={(said) => translate(String(component[property.path] ?? ''), said)}
        />
      ))}
    </>
  );
}

function Acts({ designer, component }: { designer: Designer; component: Component }) {
  const { t } = useTranslation('formDesign');
  return (
    <div className="jg-board-acts" role="group" aria-label={t('panel.moved')}>
      <Button
        size="small"
        disabled={!designer.canMove(component, -1)}
        onClick={() => designer.move(component, -1)}
      >
        {t('panel.up')}
      </Button>
      <Button
        size="small"
        disabled={!designer.canMove(component, 1)}
        onClick={() => designer.move(component, 1)}
      >
        {t('panel.down')}
      </Button>
      {!component.components && (
        <Button size="small" onClick={() => designer.copy(component)}>
          {t('panel.copy')}
        </Button>
      )}
      <Button size="small" danger onClick={() => designer.remove(component)}>
        {t('panel.remove')}
      </Button>
    </div>
  );
}
