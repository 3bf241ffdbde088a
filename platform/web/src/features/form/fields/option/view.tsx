import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import { equal } from '../island';
import { NameList } from '../choice/NameList';

/** form-js' select and tag list. Values may be anything, so the widget knows them by position. */
export function OptionView(props: IslandProps) {
  const { field, value, options = [], readonly, change } = props;
  const { t } = useTranslation('form');
  const multiple = field.type === 'taglist';
  const values = multiple
    ? Array.isArray(value)
      ? value
      : []
    : value === null || value === undefined
      ? []
      : [value];
  const chosen = values
    .map((one) => options.findIndex((option) => equal(option.value, one)))
    .filter((at) => at >= 0);
  if (readonly) {
    return <NameList names={chosen.map((at) => ({ value: String(at), label: options[at]?.label ?? '' }))} />;
  }
  const answer = (next: number | number[] | null | undefined) =>
    change(Array.isArray(next) ? next.map((at) => options[at]?.value) : (options[next ?? -1]?.value ?? null));
  return (
    <Select
      id={props.domId}
      className="jg-choice"
      mode={multiple ? 'multiple' : undefined}
      value={multiple ? chosen : (chosen[0] ?? null)}
      options={options.map(({ label }, at) => ({ value: at, label }))}
      showSearch={multiple || field.searchable || options.length > 8 ? { optionFilterProp: 'label' } : false}
      allowClear
      disabled={props.disabled}
      status={props.invalid ? 'error' : undefined}
      placeholder={t('choice.select')}
      onChange={answer}
      onBlur={props.blur}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      aria-labelledby={`${props.domId}-label`}
    />
  );
}
