import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { MinusOutlined, PlusOutlined, ExpandOutlined } from '@ant-design/icons';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Diagram.module.css';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Canvas {
  zoom: (to?: number | 'fit-viewport', center?: 'auto') => number;
  addMarker: (element: string, marker: string) => void;
  viewbox: (box?: Box) => { outer: { width: number; height: number } };
}

interface ElementRegistry {
  get: (id: string) => { x?: number; y?: number } | undefined;
}

interface Props {
  xml: string;
  active: string[];
  visited: string[];
  flows: string[];
}

const step = 1.25;
/** Below this nobody reads the names of steps. */
const legible = 0.6;

/** A wide model opens where it stands now, large enough to read. */
function showCurrent(canvas: Canvas, elements: ElementRegistry, id: string | undefined) {
  const element = id === undefined ? undefined : elements.get(id);
  if (element?.x === undefined || element.y === undefined) return;
  const { width, height } = canvas.viewbox().outer;
  canvas.zoom(legible);
  canvas.viewbox({
    x: element.x + 50 - width / legible / 2,
    y: element.y + 40 - height / legible / 2,
    width: width / legible,
    height: height / legible,
  });
}

/** The model, with the way taken and where it is now. */
export default function Diagram({ xml, active, visited, flows }: Props) {
  const { t } = useTranslation('process');
  const frame = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer>(undefined);

  useEffect(() => {
    if (!frame.current) return;
    const shown = new NavigatedViewer({ container: frame.current });
    viewer.current = shown;
    const draw = async () => {
      await shown.importXML(xml);
      if (viewer.current !== shown) return;
      const canvas = shown.get<Canvas>('canvas');
      const elements = shown.get<ElementRegistry>('elementRegistry');
      const mark = (ids: string[], marker: string) =>
        ids.filter((id) => elements.get(id)).forEach((id) => canvas.addMarker(id, marker));
      mark(
        visited.filter((id) => !active.includes(id)),
        'jg-visited',
      );
      mark(flows, 'jg-taken');
      mark(active, 'jg-active');
      canvas.zoom('fit-viewport', 'auto');
      if (canvas.zoom() < legible) showCurrent(canvas, elements, active[0] ?? visited.at(-1));
    };
    draw().catch(() => undefined);
    return () => {
      viewer.current = undefined;
      shown.destroy();
    };
  }, [xml, active, visited, flows]);

  const zoom = (by: number | 'fit-viewport') => {
    const canvas = viewer.current?.get<Canvas>('canvas');
    canvas?.zoom(by === 'fit-viewport' ? by : canvas.zoom() * by, by === 'fit-viewport' ? 'auto' : undefined);
  };
  return (
    <div className={styles.diagram}>
      <div ref={frame} className={styles.frame} role="group" aria-label={t('zoom.area')} />
      <div className={styles.tools}>
        <Button size="small" icon={<PlusOutlined />} aria-label={t('zoom.in')} onClick={() => zoom(step)} />
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={t('zoom.out')}
          onClick={() => zoom(1 / step)}
        />
        <Button
          size="small"
          icon={<ExpandOutlined />}
          aria-label={t('zoom.fit')}
          onClick={() => zoom('fit-viewport')}
        />
      </div>
    </div>
  );
}
