import { CheckOutlined } from '@ant-design/icons';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, answers } from './definition';

interface Props {
  answer: Answer | null;
  label: string;
  disabled: boolean;
  onAnswer: (answer: Answer) => void;
}

/** Four answers as one radio group: arrows or 1 to 4 choose. */
export function AnswerButtons({ answer, label, disabled, onAnswer }: Props) {
  const { t } = useTranslation('form');
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || disabled) return;
    event.preventDefault();
    const at = answer ? answers.indexOf(answer) : step > 0 ? -1 : 0;
    const next = answers.at((at + step + answers.length) % answers.length);
    if (next) onAnswer(next);
    const buttons = event.currentTarget.querySelectorAll('button');
    buttons[answers.indexOf(next ?? 'pass')]?.focus();
  };
  return (
    <div className="jg-answers" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {answers.map((one, index) => (
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={answer === one}
          tabIndex={answer === one || (!answer && index === 0) ? 0 : -1}
          disabled={disabled}
          className={`jg-answer jg-answer-${one}`}
          onClick={() => onAnswer(one)}
        >
          {answer === one && <CheckOutlined aria-hidden />}
          {t(`answers.${one}`)}
        </button>
      ))}
    </div>
  );
}
