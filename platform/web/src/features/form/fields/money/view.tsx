import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import { capitals, decimalOf, digitsOf, grouped, inFen } from './amount';
import { money } from './definition';

const shown = (value: unknown) => {
  const decimal = typeof value === 'string' ? decimalOf(value) : undefined;
  if (decimal === undefined) return typeof value === 'string' ? value : '';
  return grouped(digitsOf(decimal) > 2 ? decimal : inFen(decimal));
};

/** An amount; beneath it, as it is typed, the capitals that go on a receipt. */
export function MoneyView(props: IslandProps) {
  const { value, readonly } = props;
  const { t } = useTranslation('form');
  const words = typeof value === 'string' ? capitals(value) : '';
  if (!readonly) return <MoneyInput {...props} words={words} />;
  if (!shown(value)) return <span className="jg-unset">{t('choice.unset')}</span>;
  return (
    <div className="jg-text">
      ¥ {shown(value)}
      {words && <div className="jg-under">{words}</div>}
    </div>
  );
}

function MoneyInput({ value, words, ...props }: IslandProps & { words: string }) {
  // While somebody types, the text stays as typed; what is kept is exact all the same.
  const [typed, setTyped] = useState<string>();
  const change = (text: string) => {
    setTyped(text);
    props.change(money.config.sanitizeValue({ formField: props.field, data: {}, value: text }));
  };
  return (
    <>
      <Input
        id={props.domId}
        className="jg-money"
        prefix="¥"
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? shown(value)}
        disabled={props.disabled}
        status={props.invalid ? 'error' : undefined}
        maxLength={40}
        onChange={({ target }) => change(target.value)}
        onBlur={() => {
          setTyped(undefined);
          props.blur();
        }}
        aria-invalid={props.invalid}
        aria-describedby={`${props.domId}-words ${props.describedBy}`}
      />
      <output id={`${props.domId}-words`} className="jg-under" htmlFor={props.domId}>
        {words}
      </output>
    </>
  );
}
