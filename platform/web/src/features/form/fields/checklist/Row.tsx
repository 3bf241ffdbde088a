import { EditOutlined, PictureOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddFiles } from '../files/AddFiles';
import { isIdList, pictures as anyPicture } from '../files/limits';
import { FileTiles } from '../files/FileTiles';
import { useUploads } from '../files/useUploads';
import type { Fault } from '../definition';
import { AnswerButtons } from './AnswerButtons';
import { type ChecklistRow, checklistLimits, rowNumber } from './definition';

interface Props {
  row: ChecklistRow;
  index: number;
  faults: Fault[];
  disabled: boolean;
  readonly: boolean;
  onChange: (index: number, part: Partial<ChecklistRow>) => void;
}

const pictures = { ...anyPicture, maxCount: checklistLimits.photos };

/** One item: asked, answered, with a note and photos. */
export const Row = memo(function Row({ row, index, faults, disabled, readonly, onChange }: Props) {
  const { t } = useTranslation('form');
  const no = rowNumber(row, index);
  const answer = row.answer ?? null;
  return (
    <li
      className="jg-check"
      data-row={index}
      data-faulty={faults.length > 0}
      data-answer={answer ?? 'none'}
      aria-label={t('checklist.item', { no })}
    >
      <span className="jg-check-no">{no}</span>
      <div className="jg-check-content">
        <p>{row.content}</p>
        {row.basis && (
          <p className="jg-check-basis">
            {t('checklist.basis')}：{row.basis}
          </p>
        )}
      </div>
      <div className="jg-check-answer">
        {readonly ? (
          <span className={`jg-answer-text jg-answer-${answer ?? 'none'}`}>
            {answer ? t(`answers.${answer}`) : t('checklist.unanswered')}
          </span>
        ) : (
          <AnswerButtons
            answer={answer}
            label={`${no} ${row.content ?? ''}`}
            disabled={disabled}
            onAnswer={(next) => onChange(index, { answer: next })}
          />
        )}
      </div>
      {readonly ? (
        <Findings row={row} />
      ) : (
        <FindingsEditor {...{ row, index, faults, disabled, onChange }} no={no} />
      )}
      {faults.length > 0 && (
        <ul className="jg-check-faults">
          {faults.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </li>
  );
});

function Findings({ row: { note, photos } }: { row: ChecklistRow }) {
  if (!note && !photos?.length) return null;
  return (
    <div className="jg-check-findings">
      {note && <p className="jg-check-note">{note}</p>}
      {isIdList(photos) && photos.length > 0 && <FileTiles ids={photos} small />}
    </div>
  );
}

interface EditorProps extends Omit<Props, 'readonly'> {
  no: string;
}

function FindingsEditor({ row, index, faults, disabled, no, onChange }: EditorProps) {
  const { t } = useTranslation('form');
  const [wanted, setWanted] = useState(false);
  const photos = isIdList(row.photos) ? row.photos : [];
  const uploads = useUploads(photos, pictures, (next) => onChange(index, { photos: next }));
  const noteFaulty = faults.some(({ at }) => at?.endsWith('.note'));
  const noting = wanted || row.answer === 'fail' || Boolean(row.note);
  const found = photos.length > 0 || uploads.underway.length > 0;
  return (
    <>
      {(noting || found) && (
        <div className="jg-check-findings">
          {noting && (
            <Input.TextArea
              value={row.note ?? ''}
              autoSize={{ minRows: 1, maxRows: 6 }}
              autoFocus={wanted}
              maxLength={checklistLimits.note}
              disabled={disabled}
              status={noteFaulty ? 'error' : undefined}
              placeholder={t('checklist.notePlaceholder')}
              aria-label={`${t('checklist.note')} ${no}`}
              aria-invalid={noteFaulty}
              data-fault-focus={noteFaulty || undefined}
              onChange={({ target }) => onChange(index, { note: target.value })}
            />
          )}
          <FileTiles
            ids={photos}
            underway={uploads.underway}
            small
            onRemove={disabled ? undefined : uploads.remove}
            onRetry={uploads.retry}
            onDismiss={uploads.dismiss}
          />
        </div>
      )}
      {!disabled && (
        <div className="jg-check-more">
          <AddPhotos onAdd={uploads.add} full={photos.length >= pictures.maxCount} />
          {!noting && (
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={t('checklist.addNote')}
              title={t('checklist.addNote')}
              onClick={() => setWanted(true)}
            >
              <span className="jg-check-word">{t('checklist.addNote')}</span>
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function AddPhotos({ full, onAdd }: { full: boolean; onAdd: (files: File[]) => void }) {
  const { t } = useTranslation('form');
  return (
    <AddFiles
      accept={pictures.accept}
      multiple
      disabled={full}
      onAdd={onAdd}
      label={<span className="jg-check-word">{t('checklist.photos')}</span>}
      title={t('checklist.photos')}
      icon={<PictureOutlined />}
    />
  );
}
