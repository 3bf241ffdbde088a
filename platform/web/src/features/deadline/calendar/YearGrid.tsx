import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/lib/i18n';
import { today } from '@/lib/time';
import type { CalendarYear, Shown } from './api';
import { addDays, daysOf, isWeekend, isWorked, lookOf, weekday, type Changes } from './days';
import styles from './Calendar.module.css';

interface Props {
  calendar: CalendarYear;
  year: number;
  changes: Changes;
  /** Undefined where nothing may be changed. */
  onDay: ((day: string) => void) | undefined;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A year by month. One day is reached by Tab, the others from there by the arrow keys. */
export function YearGrid({ calendar, year, changes, onDay }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState(today());
  const current = reached.startsWith(`${year}-`) ? reached : `${year}-01-01`;
  const shown = new Map(calendar.year === year ? calendar.days.map((one) => [one.day, one]) : []);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const next =
      step !== undefined
        ? addDays(current, step)
        : event.key === 'Home'
          ? `${current.slice(0, 7)}-01`
          : event.key === 'End'
            ? daysOf(year, Number(current.slice(5, 7))).at(-1)
            : undefined;
    if (!next) return;
    event.preventDefault();
    if (!next.startsWith(`${year}-`)) return;
    setReached(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <div ref={grid} className={styles.year} onKeyDown={move}>
      {months.map((month) => (
        <Month
          key={month}
          {...{ year, month, shown, changes, current }}
          onDay={
            onDay &&
            ((day) => {
              setReached(day);
              onDay(day);
            })
          }
        />
      ))}
    </div>
  );
}

interface MonthProps {
  year: number;
  month: number;
  shown: Map<string, Shown>;
  changes: Changes;
  current: string;
  onDay: ((day: string) => void) | undefined;
}

function Month({ year, month, shown, changes, current, onDay }: MonthProps) {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const days = daysOf(year, month);
  const first = days[0] ?? '';
  const name = new Intl.DateTimeFormat(language === 'en' ? 'en' : 'zh-CN', {
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${first}T00:00:00Z`));
  const worked = days.filter((day) => isWorked(day, lookOf(day, shown, changes))).length;
  return (
    <section className={styles.month} aria-label={`${year} ${name}`}>
      <h3 className={styles.monthName}>
        {name} <span className={styles.muted}>{t('workingDays', { count: worked })}</span>
      </h3>
      <div className={styles.days}>
        {t('week')
          .split(' ')
          .map((one) => (
            <span key={one} aria-hidden className={styles.week}>
              {one}
            </span>
          ))}
        {days.map((day, index) => (
          <Day
            key={day}
            day={day}
            column={index === 0 ? weekday(day) + 1 : undefined}
            {...{ shown, changes, onDay }}
            reached={day === current}
          />
        ))}
      </div>
    </section>
  );
}

interface DayProps {
  day: string;
  column: number | undefined;
  shown: Map<string, Shown>;
  changes: Changes;
  reached: boolean;
  onDay: ((day: string) => void) | undefined;
}

function Day({ day, column, shown, changes, reached, onDay }: DayProps) {
  const { t } = useTranslation('calendar');
  const look = lookOf(day, shown, changes);
  const kind = look.kind === 'usual' ? (isWeekend(day) ? 'weekend' : 'usual') : look.kind;
  const said = [
    day,
    t(`kind.${kind}`),
    look.name,
    look.changed ? t('unsaved') : '',
    !look.changed && look.own ? '' : (shown.get(day)?.from ?? ''),
  ].filter(Boolean);
  return (
    <button
      type="button"
      className={styles.day}
      style={column ? { gridColumn: column } : undefined}
      data-day={day}
      data-kind={kind}
      data-changed={look.changed}
      tabIndex={reached ? 0 : -1}
      title={said.slice(1).join(' ')}
      aria-disabled={!onDay}
      onClick={() => onDay?.(day)}
    >
      <span className="jg-hidden">{said.join(' ')}</span>
      <span aria-hidden>{Number(day.slice(8))}</span>
      {look.kind !== 'usual' && (
        <span aria-hidden className={styles.mark}>
          {t(`mark.${look.kind}`)}
        </span>
      )}
    </button>
  );
}
