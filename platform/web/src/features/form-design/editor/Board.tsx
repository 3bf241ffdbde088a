import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor-base.css';
import '@bpmn-io/form-js-editor/dist/assets/dragula.css';
import './board.css';
import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '@/lib/api';
import type { FormSchema } from '@/lib/form-view';
import { Designer } from './Designer';
import { Panel } from './Panel';

interface Props {
  schema: FormSchema;
  names: string[];
  faults: FieldError[];
  /** Set by whoever wants a field chosen. */
  chosen: { name: string } | undefined;
  onChange: (schema: FormSchema) => void;
}

/** Palette, form and properties, side by side. */
export function Board({ schema, names, faults, chosen, onChange }: Props) {
  const { t } = useTranslation('formDesign');
  const { message } = App.useApp();
  const host = useRef<HTMLDivElement>(null);
  const first = useRef(schema);
  const told = useRef(onChange);
  const [designer, setDesigner] = useState<Designer>();
  const [, draw] = useState(0);

  useEffect(() => {
    told.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!host.current) return;
    const redraw = () => draw((count) => count + 1);
    const made = new Designer(
      host.current,
      () => {
        told.current(made.schema());
        redraw();
      },
      redraw,
    );
    void made.open(first.current).then(
      () => setDesigner(made),
      (failure: unknown) => void message.error(String((failure as Error).message)),
    );
    return () => made.destroy();
  }, [message]);

  useEffect(() => {
    if (chosen) designer?.choose(chosen.name);
  }, [designer, chosen]);

  return (
    <div className="jg-board">
      <div className="jg-board-canvas" ref={host} aria-label={t('editor.canvas')} role="region" />
      <aside className="jg-board-panel" aria-label={t('panel.title')}>
        {designer && (
          <>
            <div className="jg-board-acts">
              <Button
                size="small"
                icon={<UndoOutlined aria-hidden />}
                disabled={!designer.can.undo}
                onClick={() => designer.undo()}
              >
                {t('undo')}
              </Button>
              <Button
                size="small"
                icon={<RedoOutlined aria-hidden />}
                disabled={!designer.can.redo}
                onClick={() => designer.redo()}
              >
                {t('redo')}
              </Button>
            </div>
            <Panel key={designer.chosen.id} designer={designer} names={names} faults={faults} />
          </>
        )}
      </aside>
    </div>
  );
}
