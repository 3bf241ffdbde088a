import { CameraOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTouch } from '../date/useTouch';
import { takesPictures } from './limits';

interface Props {
  id?: string;
  accept: string[];
  multiple: boolean;
  disabled?: boolean;
  /** Small and plain, for use in a row. */
  label?: ReactNode;
  title?: string;
  icon?: ReactNode;
  onAdd: (files: File[]) => void;
  describedBy?: string;
  invalid?: boolean;
}

/** Two ways in under a thumb, camera and gallery; one at a desk. */
export function AddFiles(props: Props) {
  const { id, accept, multiple, disabled, label, title, icon, onAdd, describedBy, invalid } = props;
  const { t } = useTranslation('form');
  const touch = useTouch();
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onAdd([...(input.files ?? [])]);
    // The same file can be chosen again after it was removed.
    input.value = '';
  };
  const input = { type: 'file', hidden: true, tabIndex: -1, 'aria-hidden': true } as const;
  const inRow = label !== undefined;
  const button = inRow
    ? ({ size: 'small', type: 'text', disabled } as const)
    : ({ type: 'dashed', disabled } as const);
  return (
    <span className="jg-files-add">
      {touch && takesPictures(accept) && (
        <>
          <Button {...button} icon={<CameraOutlined />} onClick={() => camera.current?.click()}>
            {t('files.photo')}
          </Button>
          <input
            {...input}
            ref={camera}
            accept="image/*"
            capture="environment"
            onChange={({ target }) => take(target)}
          />
        </>
      )}
      <Button
        {...button}
        id={id}
        icon={icon ?? <PlusOutlined />}
        title={title}
        aria-label={title}
        onClick={() => files.current?.click()}
        aria-describedby={describedBy}
        danger={invalid}
      >
        {label ?? t('files.add')}
      </Button>
      <input
        {...input}
        ref={files}
        accept={accept.join(',')}
        multiple={multiple}
        onChange={({ target }) => take(target)}
      />
    </span>
  );
}
