import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { previewCalendar, type CalendarYear } from './api';

interface Props {
  calendar: CalendarYear;
  hours: string | null;
  onSet: (hours: string | null) => void;
  onClose: () => void;
}

/** When offices are open on a working day. */
export function HoursDialog({ calendar, hours, onSet, onClose }: Props) {
  const { t } = useTranslation('calendar');
  const set = async (entered: { hours: string }) => {
    const text = entered.hours.replaceAll('，', ',').replaceAll('：', ':').replaceAll(' ', '');
    await previewCalendar({ organisation: calendar.organisation, days: [], hours: text });
    onSet(text);
    onClose();
  };
  return (
    <FormDialog
      title={t('hours.title')}
      initial={{ hours: hours || calendar.hours.inForce }}
      onSubmit={set}
      onClose={onClose}
    >
      <Form.Item
        name="hours"
        label={t('hours.spans')}
        extra={t('hours.help')}
        rules={[{ required: true, message: t('hours.help') }]}
      >
        <Input />
      </Form.Item>
      {calendar.organisation !== '' && calendar.hours.own && (
        <Button
          type="link"
          onClick={() => {
            onSet('');
            onClose();
          }}
        >
          {t('hours.takeBack')}
        </Button>
      )}
    </FormDialog>
  );
}
