import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useTouch } from '../date/useTouch';
import type { IslandProps } from '../island';
import { daysOf, type Period, periodOf } from './definition';

/** A first and a last day, and how many that makes. */
export function PeriodView(props: IslandProps) {
  const { t } = useTranslation('form');
  const period = periodOf(props.value);
  const days = daysOf(period);
  const count = days !== undefined && days > 0 ? t('period.days', { count: days }) : '';
  if (props.readonly) {
    if (!period.start && !period.end) return <span className="jg-unset">{t('choice.unset')}</span>;
    return (
      <span className="jg-text">
        {t('period.from', { start: period.start ?? '—', end: period.end ?? '—' })} {count}
      </span>
    );
  }
  const set = (part: keyof Period, day: string) => {
    const next = { ...period, [part]: day || undefined };
    props.change(next.start || next.end ? JSON.parse(JSON.stringify(next)) : null);
  };
  return (
    <div
      className="jg-period"
      role="group"
      aria-labelledby={`${props.domId}-label`}
      aria-describedby={props.describedBy}
    >
      <Day {...props} part="start" day={period.start} set={set} />
      <span aria-hidden className="jg-period-to">
        {t('period.to')}
      </span>
      <Day {...props} part="end" day={period.end} set={set} earliest={period.start} />
      <output className="jg-under" htmlFor={props.domId}>
        {count}
      </output>
    </div>
  );
}

interface DayProps extends IslandProps {
  part: keyof Period;
  day: string | undefined;
  earliest?: string;
  set: (part: keyof Period, day: string) => void;
}

function Day({ part, day, earliest, set, ...props }: DayProps) {
  const { t } = useTranslation('form');
  const touch = useTouch();
  const common = {
    id: part === 'start' ? props.domId : `${props.domId}-end`,
    disabled: props.disabled,
    'aria-label': `${props.field.label ?? ''} ${t(`period.${part}`)}`.trim(),
    'aria-invalid': props.invalid,
    onBlur: props.blur,
  };
  if (touch) {
    return (
      <input
        {...common}
        className="fjs-input jg-native-date"
        type="date"
        value={day ?? ''}
        min={earliest}
        onChange={({ target }) => set(part, target.value)}
      />
    );
  }
  const moment = day ? dayjs(day) : null;
  return (
    <DatePicker
      {...common}
      className="jg-date"
      placeholder={t(`period.${part}`)}
      value={moment?.isValid() ? moment : null}
      defaultPickerValue={earliest ? dayjs(earliest) : undefined}
      status={props.invalid ? 'error' : undefined}
      format="YYYY-MM-DD"
      needConfirm={false}
      onChange={(next: dayjs.Dayjs | null) => set(part, next?.format('YYYY-MM-DD') ?? '')}
    />
  );
}
