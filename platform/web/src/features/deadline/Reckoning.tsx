import type { TFunction } from 'i18next';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import type { ClockDetail, Days } from './api';
import styles from './ClockPanel.module.css';

/** What a warning may do, in the order in which people are told. */
const acts = ['NOTIFY', 'URGE', 'ESCALATE', 'DECIDE'] as const;

/** All that went into a due instant, line by line, so that anybody can count again. */
export function Reckoning({ clock }: { clock: ClockDetail }) {
  const { t } = useTranslation('deadline');
  const label = useLabel();
  const { explanation, names } = clock;
  const unit = t(`unit.${explanation.unit}`);
  const isDays = explanation.unit === 'WD' || explanation.unit === 'D';
  const who = (by: string | null, reason: string) =>
    by ? t('clock.by', { name: names[by] ?? by, reason }) : reason;
  const due = explanation.due
    ? dateTime(explanation.due)
    : t('clock.pausedLeft', { left: explanation.left, unit });
  const lines: [string, ReactNode][] = [];
  if (explanation.label)
    lines.push([
      t('clock.rule'),
      t('clock.versioned', { rule: label(explanation.label), version: explanation.version }),
    ]);
  if (clock.newer)
    lines.push([
      t('clock.rule'),
      t('clock.superseded', { newer: clock.newer, version: explanation.version }),
    ]);
  if (explanation.basis)
    lines.push([t('clock.basis'), `${explanation.basis.law} ${explanation.basis.article}`]);
  lines.push([
    t('clock.start'),
    isDays ? t('clock.firstDay', { at: dateTime(explanation.start) }) : dateTime(explanation.start),
  ]);
  if (explanation.origin) lines.push([t('clock.origin'), origin(explanation.origin, t)]);
  if (explanation.unit !== 'DATE') lines.push([t('clock.period'), `${explanation.amount} ${unit}`]);
  if (clock.hours)
    lines.push([t('clock.hours'), clock.hours.replaceAll(',', t('listSeparator', { ns: 'common' }))]);
  if (explanation.skipped.length > 0) lines.push([t('clock.skipped'), <Spans all={explanation.skipped} />]);
  if (explanation.makeUp.length > 0) lines.push([t('clock.makeUp'), <Spans all={explanation.makeUp} />]);
  for (const pause of explanation.pauses)
    lines.push([
      t('clock.pauses'),
      `${t('clock.range', {
        from: dateTime(pause.from),
        until: pause.until ? dateTime(pause.until) : t('clock.now'),
      })}（${who(pause.by, pause.reason)}）`,
    ]);
  for (const extension of explanation.extensions)
    lines.push([
      t('clock.extensions'),
      `${extension.amount} ${unit}（${who(extension.by, extension.reason)}）`,
    ]);
  for (const again of explanation.continued)
    lines.push([
      t('clock.continued'),
      `${dateTime(again.at)} ${t(`clock.move.${again.move}`, { defaultValue: again.move })}`,
    ]);
  if (explanation.movedFrom)
    lines.push([t('clock.moved'), t('clock.movedText', { day: explanation.movedFrom })]);
  if (explanation.unknownYears.length > 0)
    lines.push([
      t('clock.provisional'),
      t('clock.unknownYears', { years: explanation.unknownYears.join(t('listSeparator', { ns: 'common' })) }),
    ]);
  lines.push([t('clock.due'), <span className={styles.due}>{due}</span>]);
  for (const warning of clock.warnings) {
    const at = warning.firedAt ?? warning.fireAt;
    if (at)
      lines.push([
        t('clock.warnings'),
        t(warning.firedAt ? 'clock.warned' : 'clock.warns', {
          stage: t(`clock.stage.${warning.stage}`, { defaultValue: warning.stage }),
          at: dateTime(at),
          acts: acts
            .filter((act) => warning.actions.includes(act))
            .map((act) => t(`clock.act.${act}`))
            .join(t('clock.and')),
        }),
      ]);
  }
  return (
    <dl className={styles.list}>
      {lines.map(([term, text], index) => (
        <Fragment key={index}>
          <dt>{lines[index - 1]?.[0] === term ? '' : term}</dt>
          <dd>{text}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Spans({ all }: { all: Days[] }) {
  const { t } = useTranslation('deadline');
  return (
    <>
      {all.map((days) => (
        <div key={days.from}>
          {days.from === days.until
            ? days.from
            : t('clock.range', { from: days.from, until: days.until.slice(5) })}{' '}
          {days.name ?? t(`clock.${days.kind}`)} {t('clock.days', { count: days.days })}
        </div>
      ))}
    </>
  );
}

function origin(text: string, t: TFunction<'deadline'>): string {
  const [kind = '', ...name] = text.split(':');
  return t(`clock.from.${kind}`, { name: name.join(':'), defaultValue: text });
}
