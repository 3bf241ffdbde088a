import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import type { CalendarYear, Kind } from './api';
import { changesOf, isWeekend, lookOf, type Changes } from './days';

interface Props {
  day: string;
  calendar: CalendarYear;
  changes: Changes;
  onSet: (changes: Changes) => void;
  onClose: () => void;
}

interface Entered {
  until: string;
  kind: Kind;
  name?: string;
}

/** What one day is, or some in a row. */
export function DayDialog({ day, calendar, changes, onSet, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const look = lookOf(day, new Map(calendar.days.map((one) => [one.day, one])), changes);
  const kind = look.kind !== 'usual' ? look.kind : isWeekend(day) ? 'workday' : 'holiday';
  const [form] = Form.useForm<Entered>();
  const chosen = Form.useWatch('kind', form) ?? kind;
  const set = ({ until, kind: to, name }: Entered) => {
    onSet(changesOf(day, until, to, name?.trim() ?? ''));
    onClose();
    return Promise.resolve();
  };
  return (
    <FormDialog<Entered>
      title={t('day.title', { day })}
      form={form}
      initial={{ until: day, kind, name: look.name }}
      onSubmit={set}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('day.kind')}>
        <Radio.Group
          options={(['holiday', 'workday', 'usual'] as const).map((value) => ({
            value,
            label:
              value === 'usual' ? t(calendar.organisation ? 'day.above' : 'day.usual') : t(`kind.${value}`),
          }))}
        />
      </Form.Item>
      {chosen !== 'usual' && (
        <Form.Item
          name="name"
          label={t('day.name')}
          rules={[{ required: true, whitespace: true, message: t('day.nameNeeded') }]}
        >
          <Input maxLength={60} placeholder={t('day.example')} />
        </Form.Item>
      )}
      <Form.Item
        name="until"
        label={t('day.until')}
        extra={t('day.untilHelp')}
        rules={[
          {
            validator: (_, value: string) =>
              value >= day && value.slice(0, 4) === day.slice(0, 4)
                ? Promise.resolve()
                : Promise.reject(new Error(t('day.untilWrong', { day }))),
          },
        ]}
      >
        <Input type="date" min={day} max={`${day.slice(0, 4)}-12-31`} />
      </Form.Item>
    </FormDialog>
  );
}
