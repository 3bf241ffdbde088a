import { DatePicker, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import { parse, serialize, type Subtype, subtypeOf } from './format';
import { useTouch } from './useTouch';

const shown = { date: 'YYYY-MM-DD', time: 'HH:mm', datetime: 'YYYY-MM-DD HH:mm' };
const native = { date: 'date', time: 'time', datetime: 'datetime-local' };
const nativeFormat = { date: 'YYYY-MM-DD', time: 'HH:mm', datetime: 'YYYY-MM-DDTHH:mm' };

/** Dates and times: the system's own picker under a thumb, Ant Design's at a desk. */
export function DateView(props: IslandProps) {
  const { t } = useTranslation('form');
  const touch = useTouch();
  const subtype = subtypeOf(props.field.subtype);
  const moment = parse(props.value, subtype);
  if (props.readonly) {
    return moment ? (
      <span>{moment.format(shown[subtype])}</span>
    ) : (
      <span className="jg-unset">{t('choice.unset')}</span>
    );
  }
  const Picker = touch ? NativePicker : DeskPicker;
  return <Picker {...props} subtype={subtype} moment={moment} />;
}

interface PickerProps extends IslandProps {
  subtype: Subtype;
  moment: dayjs.Dayjs | null;
}

const described = ({ domId, describedBy, invalid, disabled }: IslandProps) => ({
  id: domId,
  disabled,
  'aria-invalid': invalid,
  'aria-describedby': describedBy,
});

function NativePicker({ subtype, moment, ...props }: PickerProps) {
  const { field, change, blur } = props;
  return (
    <input
      {...described(props)}
      className="fjs-input jg-native-date"
      type={native[subtype]}
      value={moment?.format(nativeFormat[subtype]) ?? ''}
      min={
        field.disallowPassedDates && subtype !== 'time'
          ? dayjs().startOf('day').format(nativeFormat[subtype])
          : undefined
      }
      onChange={({ target }) =>
        change(serialize(parse(target.value, subtype), subtype, field.timeSerializingFormat))
      }
      onBlur={blur}
    />
  );
}

function DeskPicker({ subtype, moment, ...props }: PickerProps) {
  const { field, change, blur, invalid } = props;
  const step =
    typeof field.timeInterval === 'number' && [1, 5, 10, 15, 30].includes(field.timeInterval)
      ? field.timeInterval
      : 1;
  const common = {
    ...described(props),
    className: 'jg-date',
    value: moment,
    status: invalid ? ('error' as const) : undefined,
    format: shown[subtype],
    needConfirm: false,
    onChange: (next: dayjs.Dayjs | null) => change(serialize(next, subtype, field.timeSerializingFormat)),
    onBlur: blur,
  };
  if (subtype === 'time') return <TimePicker {...common} minuteStep={step as 1} showNow />;
  const earliest = field.disallowPassedDates ? dayjs().startOf('day') : undefined;
  return (
    <DatePicker
      {...common}
      minDate={earliest}
      showTime={subtype === 'datetime' ? { format: 'HH:mm', minuteStep: step as 1 } : false}
    />
  );
}
