import {
  CloseOutlined,
  DownloadOutlined,
  FileOutlined,
  FilePdfOutlined,
  PauseOutlined,
  ReloadOutlined,
} from '@ant-design/icons';
import { Button, Image, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { documentAddress } from '@/lib/records';
import { sizeText } from './limits';
import { isPictureFile, type Known, previewOf, useStored } from './useStored';
import type { Underway } from './useUploads';

interface Props {
  ids: string[];
  underway?: Underway[];
  small?: boolean;
  onRemove?: (id: string) => void;
  onRetry?: (one: Underway) => void;
  onDismiss?: (key: number) => void;
  onPause?: (key: number) => void;
}

/** Files as tiles: pictures open large and can be paged through, others are downloaded. */
export function FileTiles({
  ids,
  underway = [],
  small = false,
  onRemove,
  onRetry,
  onDismiss,
  onPause,
}: Props) {
  const stored = useStored(ids);
  const pictures = stored.filter(({ file }) => isPictureFile(file));
  const others = stored.filter(({ file }) => !isPictureFile(file));
  return (
    <div className={small ? 'jg-files jg-files-small' : 'jg-files'}>
      {pictures.length > 0 && (
        <Image.PreviewGroup>
          {pictures.map((one) => (
            <Picture key={one.id} known={one} onRemove={onRemove} />
          ))}
        </Image.PreviewGroup>
      )}
      {underway.map((one) => (
        <Coming key={one.key} one={one} onRetry={onRetry} onDismiss={onDismiss} onPause={onPause} />
      ))}
      {others.map((one) => (
        <Other key={one.id} known={one} onRemove={onRemove} />
      ))}
    </div>
  );
}

interface TileProps {
  known: Known;
  onRemove?: (id: string) => void;
}

function RemoveButton({ known: { id, file }, onRemove }: TileProps) {
  const { t } = useTranslation('form');
  if (!onRemove) return null;
  return (
    <button
      type="button"
      className="jg-file-remove"
      aria-label={t('files.remove', { name: file?.name ?? id })}
      onClick={() => onRemove(id)}
    >
      <CloseOutlined aria-hidden />
    </button>
  );
}

function Picture({ known, onRemove }: TileProps) {
  const { t } = useTranslation('form');
  const name = known.file?.name ?? known.id;
  return (
    <div className="jg-file-picture" title={name}>
      <Image
        src={previewOf(known, 240)}
        alt={t('files.preview', { name })}
        loading="lazy"
        preview={{ src: previewOf(known, 1200), cover: null }}
      />
      <RemoveButton known={known} onRemove={onRemove} />
    </div>
  );
}

function Other({ known, onRemove }: TileProps) {
  const { t } = useTranslation('form');
  const { id, file, version } = known;
  if (file === undefined) return <div className="jg-file-row jg-file-waiting" aria-busy />;
  return (
    <div className="jg-file-row">
      {file?.type === 'application/pdf' ? <FilePdfOutlined aria-hidden /> : <FileOutlined aria-hidden />}
      {file === null ? (
        <span className="jg-file-name jg-unset">{t('files.missing')}</span>
      ) : (
        <>
          <a
            className="jg-file-name"
            href={documentAddress(id, [], version)}
            target="_blank"
            rel="noreferrer"
          >
            {file.name}
          </a>
          <span className="jg-file-size">{sizeText(file.size)}</span>
          {!onRemove && <DownloadOutlined aria-hidden />}
        </>
      )}
      <RemoveButton known={known} onRemove={onRemove} />
    </div>
  );
}

interface ComingProps extends Pick<Props, 'onRetry' | 'onDismiss' | 'onPause'> {
  one: Underway;
}

function Coming({ one, onRetry, onDismiss, onPause }: ComingProps) {
  const { t } = useTranslation('form');
  const { file, failure, final, paused, percent, key } = one;
  return (
    <div
      className={failure ? 'jg-file-row jg-file-failed' : 'jg-file-row'}
      role={failure ? 'alert' : 'status'}
    >
      <div className="jg-file-coming">
        <span className="jg-file-name">{file.name}</span>
        {failure ? (
          <span className="jg-file-failure">{failure}</span>
        ) : (
          <Progress
            percent={percent}
            size="small"
            showInfo={false}
            aria-label={t('files.uploading', { percent })}
          />
        )}
        {paused && !failure && <span className="jg-file-size">{t('files.paused', { percent })}</span>}
      </div>
      {paused && !failure && (
        <Button size="small" type="text" onClick={() => onRetry?.(one)}>
          {t('files.resume')}
        </Button>
      )}
      {!paused && !failure && onPause && (
        <button
          type="button"
          className="jg-file-remove"
          aria-label={t('files.pause', { name: file.name })}
          onClick={() => onPause(key)}
        >
          <PauseOutlined aria-hidden />
        </button>
      )}
      {failure && !final && (
        <Button size="small" type="text" icon={<ReloadOutlined />} onClick={() => onRetry?.(one)}>
          {t('files.retry')}
        </Button>
      )}
      <button
        type="button"
        className="jg-file-remove"
        aria-label={t(failure ? 'files.remove' : 'files.cancel', { name: file.name })}
        onClick={() => onDismiss?.(key)}
      >
        <CloseOutlined aria-hidden />
      </button>
    </div>
  );
}
