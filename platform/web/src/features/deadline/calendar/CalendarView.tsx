import { CalendarOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure';
import { LeaveGuard } from '@/components/LeaveGuard';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { today } from '@/lib/time';
import { useCalendar, useOrganisations, type CalendarYear } from './api';
import { DayDialog } from './DayDialog';
import { rowsOfChanges, type Changes } from './days';
import { HoursDialog } from './HoursDialog';
import { RowsDialog } from './RowsDialog';
import { ReviewDialog } from './ReviewDialog';
import { YearGrid } from './YearGrid';
import styles from './Calendar.module.css';

/** 工作日历: which days are worked, for all and for single organisations; the address says which year of which. */
export function CalendarView() {
  const { parameters } = useAddress();
  const organisation = parameters.get('organisation') ?? '';
  const year = Number(parameters.get('year')) || Number(today().slice(0, 4));
  // What was changed belongs to one calendar.
  return <OneCalendar key={organisation} organisation={organisation} year={year} />;
}

function OneCalendar({ organisation, year }: { organisation: string; year: number }) {
  const { t } = useTranslation('calendar');
  const { change } = useAddress();
  const found = useCalendar(organisation, year);
  const [changes, setChanges] = useState<Changes>({});
  const [hours, setHours] = useState<string | null>(null);
  const [day, setDay] = useState<string>();
  const [open, setOpen] = useState<'rows' | 'hours' | 'review'>();
  const count = Object.keys(changes).length + (hours === null ? 0 : 1);
  const add = (more: Changes) => setChanges((known) => ({ ...known, ...more }));
  const discard = () => {
    setChanges({});
    setHours(null);
  };
  const calendar = found.data;
  return (
    <div className={styles.page}>
      <LeaveGuard dirty={count > 0} />
      <PageHead
        title={t('title')}
        below={t('help')}
        actions={
          calendar?.editable && (
            <>
              <Button icon={<UploadOutlined aria-hidden />} onClick={() => setOpen('rows')}>
                {t('import.do')}
              </Button>
              <Button disabled={count === 0} onClick={discard}>
                {t('discard')}
              </Button>
              <Button type="primary" disabled={count === 0} onClick={() => setOpen('review')}>
                {count === 0 ? t('review.do') : t('review.doCount', { count })}
              </Button>
            </>
          )
        }
      />
      <div className={styles.body}>
        <div className={styles.bar}>
          <OrganisationChoice
            value={organisation}
            disabled={count > 0}
            onChange={(code) => change({ organisation: code || null })}
          />
          <Years year={year} onChange={(next) => change({ year: String(next) })} />
        </div>
        {found.isPending && <Waiting lines={12} />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {calendar && (
          <>
            <Notes calendar={calendar} onYear={(next) => change({ year: String(next) })} />
            <YearGrid
              calendar={calendar}
              year={year}
              changes={changes}
              onDay={calendar.editable ? setDay : undefined}
            />
            <OfficeHours
              calendar={calendar}
              changed={hours}
              onEdit={calendar.editable ? () => setOpen('hours') : undefined}
            />
            <p className={styles.muted}>{t('clocks')}</p>
          </>
        )}
      </div>
      {calendar && day && (
        <DayDialog
          day={day}
          calendar={calendar}
          changes={changes}
          onSet={add}
          onClose={() => setDay(undefined)}
        />
      )}
      {open === 'rows' && (
        <RowsDialog organisation={organisation} onRows={add} onClose={() => setOpen(undefined)} />
      )}
      {calendar && open === 'hours' && (
        <HoursDialog calendar={calendar} hours={hours} onSet={setHours} onClose={() => setOpen(undefined)} />
      )}
      {open === 'review' && (
        <ReviewDialog
          draft={{ organisation, days: rowsOfChanges(changes), hours }}
          onSaved={discard}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function OrganisationChoice(props: { value: string; disabled: boolean; onChange: (code: string) => void }) {
  const { t } = useTranslation('calendar');
  const organisations = useOrganisations().data ?? [];
  return (
    <Select
      className={styles.organisation}
      aria-label={t('organisation')}
      title={props.disabled ? t('saveFirst') : undefined}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={320}
      {...props}
      options={[
        { value: '', label: t('all') },
        ...organisations
          .filter((one) => one.active || one.code === props.value)
          .map((one) => ({ value: one.code, label: one.name })),
      ]}
    />
  );
}

function Years({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const { t } = useTranslation('calendar');
  return (
    <div className={styles.years} role="group" aria-label={t('year')}>
      <Button aria-label={t('previous')} onClick={() => onChange(year - 1)}>
        ‹
      </Button>
      <strong aria-live="polite">{t('yearNamed', { year })}</strong>
      <Button aria-label={t('next')} onClick={() => onChange(year + 1)}>
        ›
      </Button>
    </div>
  );
}

function Notes({ calendar, onYear }: { calendar: CalendarYear; onYear: (year: number) => void }) {
  const { t } = useTranslation('calendar');
  const begun = calendar.days.some((one) => one.kind === 'holiday');
  const lacking = begun && t('lacking', { names: calendar.lacking.join(t('comma')) });
  return (
    <>
      {calendar.missing.map((year) => (
        <Alert
          key={year}
          type="warning"
          showIcon
          title={t('missing', { year })}
          description={year === calendar.year ? lacking : undefined}
          action={
            year === calendar.year ? undefined : (
              <Button size="small" icon={<CalendarOutlined aria-hidden />} onClick={() => onYear(year)}>
                {t('toYear', { year })}
              </Button>
            )
          }
        />
      ))}
      {!calendar.known && !calendar.missing.includes(calendar.year) && (
        <Alert type="info" showIcon title={t('unknown', { year: calendar.year })} description={lacking} />
      )}
    </>
  );
}

interface OfficeHoursProps {
  calendar: CalendarYear;
  changed: string | null;
  onEdit: (() => void) | undefined;
}

function OfficeHours({ calendar, changed, onEdit }: OfficeHoursProps) {
  const { t } = useTranslation('calendar');
  const { own, inForce } = calendar.hours;
  const shown = changed ?? inForce;
  const inherited = changed === null ? !own : changed === '';
  return (
    <Section title={t('hours.title')} extra={onEdit && <Button onClick={onEdit}>{t('hours.edit')}</Button>}>
      <p>
        {shown.replaceAll(',', '，')} {inherited && t(calendar.organisation ? 'hours.above' : 'hours.usual')}
        {changed !== null && ` · ${t('unsaved')}`}
      </p>
    </Section>
  );
}
