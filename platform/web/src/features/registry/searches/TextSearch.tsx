import { Input, type InputRef } from 'antd';
import { useEffect, useState, type ReactNode, type Ref } from 'react';
import type { PickerProps } from '@/components/pickers/props';

interface Props extends PickerProps {
  placeholder?: string;
  prefix?: ReactNode;
  ref?: Ref<InputRef>;
}

const pause = 500;

/** Searches when the typing pauses, or at once on Enter. */
export function TextSearch({ label, values, onChange, placeholder, prefix, ref }: Props) {
  const value = values[0] ?? '';
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  if (value !== shown) {
    setShown(value);
    setText(value);
  }
  const apply = (next: string) => {
    if (next.trim() !== value) onChange([next.trim()]);
  };
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange([text.trim()]), pause);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input
      ref={ref}
      allowClear
      aria-label={label}
      placeholder={placeholder}
      prefix={prefix}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => apply(text)}
      onBlur={() => apply(text)}
    />
  );
}
