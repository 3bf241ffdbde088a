import { type DragEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import { AddFiles } from './AddFiles';
import { FileTiles } from './FileTiles';
import { isIdList, limitsOf, sizeText, typeNames } from './limits';
import { useUploads } from './useUploads';

export function FilesView(props: IslandProps) {
  const { t } = useTranslation('form');
  const ids = isIdList(props.value) ? props.value : [];
  if (!props.readonly) return <FilesEditor {...props} ids={ids} />;
  return ids.length > 0 ? <FileTiles ids={ids} /> : <span className="jg-unset">{t('files.none')}</span>;
}

function FilesEditor({
  ids,
  field,
  disabled,
  domId,
  describedBy,
  invalid,
  change,
}: IslandProps & { ids: string[] }) {
  const { t } = useTranslation('form');
  const limits = useMemo(() => limitsOf(field), [field]);
  const { underway, add, remove, dismiss, pause, retry } = useUploads(ids, limits, change);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) add([...event.dataTransfer.files]);
  };
  const types = typeNames(limits.accept, t('files.images'));
  return (
    <div
      className={over ? 'jg-files-drop jg-files-over' : 'jg-files-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileTiles
        ids={ids}
        underway={underway}
        onRemove={disabled ? undefined : remove}
        onRetry={retry}
        onDismiss={dismiss}
        onPause={pause}
      />
      <div className="jg-files-foot">
        <AddFiles
          id={domId}
          accept={limits.accept}
          multiple={limits.maxCount > 1}
          disabled={disabled || ids.length >= limits.maxCount}
          onAdd={add}
          describedBy={describedBy}
          invalid={invalid}
        />
        <span className="jg-files-limits">
          {t('files.limits', { count: limits.maxCount, size: sizeText(limits.maxSize) })}
          {types.length > 0 && ` · ${t('files.types', { types: types.join(t('files.separator')) })}`}
        </span>
      </div>
    </div>
  );
}
