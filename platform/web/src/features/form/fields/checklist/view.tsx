import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import type { Fault } from '../definition';
import { answers, type ChecklistRow } from './definition';
import { Row } from './Row';
import { useRows } from './useRows';

const none: Fault[] = [];

/** A row of cells at a desk, a card for each item under a thumb. */
export function ChecklistView({
  value,
  faults,
  disabled,
  readonly,
  change,
  describedBy,
  domId,
}: IslandProps) {
  const { t } = useTranslation('form');
  const list = useRef<HTMLOListElement>(null);
  const { rows, update, fill } = useRows(value, change);
  const byRow = useMemo(() => {
    const found = new Map<number, Fault[]>();
    for (const fault of faults) {
      const index = Number(/^\[(\d+)\]/.exec(fault.at ?? '')?.[1] ?? -1);
      found.set(index, [...(found.get(index) ?? []), fault]);
    }
    return found;
  }, [faults]);

  if (rows.length === 0) return <p className="jg-unset">{t('checklist.empty')}</p>;
  const focusRow = (index: number) => {
    const row = list.current?.querySelector(`[data-row="${index}"]`);
    row?.querySelector<HTMLElement>('[role=radio][tabindex="0"]')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'radio') return;
    const index = Number(event.target.closest('[data-row]')?.getAttribute('data-row'));
    const answer = answers[Number(event.key) - 1];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (answer) {
      update(index, { answer });
      if (answer !== 'fail') focusRow(index + 1);
    } else if (step) {
      focusRow(index + step);
    } else {
      return;
    }
    event.preventDefault();
  };
  return (
    <div
      className={readonly ? 'jg-checklist jg-checklist-readonly' : 'jg-checklist'}
      id={domId}
      aria-describedby={describedBy}
    >
      <Progress rows={rows} disabled={disabled || readonly} onFill={fill} onNext={focusRow} />
      <ol ref={list} onKeyDown={readonly || disabled ? undefined : onKeyDown}>
        {rows.map((row, index) => (
          <Row
            key={index}
            {...{ row, index, disabled, readonly }}
            faults={byRow.get(index) ?? none}
            onChange={update}
          />
        ))}
      </ol>
    </div>
  );
}

interface ProgressProps {
  rows: ChecklistRow[];
  disabled: boolean;
  onFill: (part: Partial<ChecklistRow>) => void;
  onNext: (index: number) => void;
}

function Progress({ rows, disabled, onFill, onNext }: ProgressProps) {
  const { t } = useTranslation('form');
  const open = rows.filter(({ answer }) => !answer).length;
  const failed = rows.filter(({ answer }) => answer === 'fail').length;
  const rest = answers.filter((answer) => answer !== 'fail');
  return (
    <div className="jg-check-progress">
      <span role="status">
        {t('checklist.progress', { done: rows.length - open, total: rows.length })}
        {failed > 0 && <strong> · {t('checklist.failed', { count: failed })}</strong>}
      </span>
      {!disabled && open > 0 && (
        <span className="jg-check-actions">
          <Button size="small" type="link" onClick={() => onNext(rows.findIndex(({ answer }) => !answer))}>
            {t('checklist.next')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: rest.map((answer) => ({ key: answer, label: t(`answers.${answer}`) })),
              onClick: ({ key }) => onFill({ answer: rest.find((answer) => answer === key) }),
            }}
          >
            <Button size="small" type="link" icon={<DownOutlined />} iconPlacement="end">
              {t('checklist.rest', { count: open })}
            </Button>
          </Dropdown>
        </span>
      )}
      {!disabled && <span className="jg-check-keys">{t('checklist.keys')}</span>}
    </div>
  );
}
