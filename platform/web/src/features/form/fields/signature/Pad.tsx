import { type PointerEvent, useEffect, useRef } from 'react';
import { draw, type Stroke } from './strokes';

interface Props {
  id: string;
  label: string;
  describedBy: string;
  strokes: Stroke[];
  disabled: boolean;
  invalid: boolean;
  onStroke: (strokes: Stroke[]) => void;
}

/** Paper to sign on with a finger, a pen or a mouse. */
export function Pad({ id, label, describedBy, strokes, disabled, invalid, onStroke }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const current = useRef<Stroke | undefined>(undefined);
  const latest = useRef(strokes);

  const redraw = () => {
    const paper = canvas.current;
    const context = paper?.getContext('2d');
    if (!paper || !context) return;
    const scale = window.devicePixelRatio || 1;
    const { clientWidth, clientHeight } = paper;
    if (paper.width !== Math.round(clientWidth * scale)) paper.width = Math.round(clientWidth * scale);
    if (paper.height !== Math.round(clientHeight * scale)) paper.height = Math.round(clientHeight * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, clientWidth, clientHeight);
    draw(context, current.current ? [...latest.current, current.current] : latest.current);
  };

  useEffect(() => {
    latest.current = strokes;
    redraw();
  }, [strokes]);

  useEffect(() => {
    const paper = canvas.current;
    if (!paper || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(redraw);
    observer.observe(paper);
    return () => observer.disconnect();
  }, []);

  const place = (event: PointerEvent): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const start = (event: PointerEvent) => {
    if (disabled || current.current || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    current.current = [place(event)];
    redraw();
  };
  const move = (event: PointerEvent) => {
    if (!current.current) return;
    current.current.push(place(event));
    redraw();
  };
  const end = () => {
    if (!current.current) return;
    const stroke = current.current;
    current.current = undefined;
    onStroke([...latest.current, stroke]);
  };
  return (
    <canvas
      ref={canvas}
      id={id}
      className="jg-pad"
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      data-invalid={invalid}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
