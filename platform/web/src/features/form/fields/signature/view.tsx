import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '@/lib/upload';
import { words } from '@/lib/words';
import { AddFiles } from '../files/AddFiles';
import { isAccepted, isIdList, pictures, sizeText, typeNames } from '../files/limits';
import { previewOf, useStored } from '../files/useStored';
import type { IslandProps } from '../island';
import { Pad } from './Pad';
import { isSignature, picture, type Stroke } from './strokes';

/** A signature, kept as a picture. */
export function SignatureView(props: IslandProps) {
  const { t } = useTranslation('form');
  const id = isIdList(props.value) ? props.value[0] : undefined;
  if (props.readonly) {
    return id ? <Signed id={id} /> : <span className="jg-unset">{t('signature.none')}</span>;
  }
  return id ? (
    <div className="jg-signature">
      <Signed id={id} domId={props.domId} />
      <Button disabled={props.disabled} onClick={() => props.change([])}>
        {t('signature.again')}
      </Button>
    </div>
  ) : (
    <Signing {...props} />
  );
}

function Signed({ id, domId }: { id: string; domId?: string }) {
  const { t } = useTranslation('form');
  const [known] = useStored([id]);
  if (!known || known.file === null) return <span className="jg-unset">{t('files.missing')}</span>;
  return <img id={domId} className="jg-signed" src={previewOf(known, 240)} alt={t('signature.picture')} />;
}

function Signing({ field, domId, describedBy, disabled, invalid, change }: IslandProps) {
  const { t } = useTranslation('form');
  const queries = useQueryClient();
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const label = `${field.label ?? ''} ${t('signature.pad')}`.trim();

  /** A picture from elsewhere is taken by the rule that the server judges by. */
  const refusal = ({ name, type, size }: File) => {
    if (size > pictures.maxSize) {
      return t('files.tooLarge', { name, size: sizeText(size), limit: sizeText(pictures.maxSize) });
    }
    if (isAccepted({ name, type }, pictures.accept)) return undefined;
    return t('files.wrongType', { name, types: typeNames(pictures.accept, t('files.images')).join('') });
  };

  const take = (file: File) => {
    const refused = refusal(file);
    if (refused) setFailure(refused);
    else void store(() => file);
  };

  const store = async (make: () => Promise<File> | File) => {
    setSaving(true);
    setFailure(undefined);
    try {
      const stored = await upload(await make(), () => undefined).done;
      queries.setQueryData(['form-files', stored.id], stored);
      change([stored.id]);
    } catch (refusal) {
      setFailure(words(refusal));
      setSaving(false);
    }
  };
  return (
    <div className="jg-signature">
      <Pad
        id={domId}
        label={label}
        describedBy={`${domId}-how ${describedBy}`}
        disabled={disabled || saving}
        invalid={invalid}
        strokes={strokes}
        onStroke={setStrokes}
      />
      <div className="jg-signature-acts">
        <Button
          type="primary"
          loading={saving}
          disabled={disabled || !isSignature(strokes)}
          onClick={() => void store(() => picture(strokes, `${field.label ?? t('signature.picture')}.png`))}
        >
          {t('signature.keep')}
        </Button>
        <Button disabled={disabled || saving || strokes.length === 0} onClick={() => setStrokes([])}>
          {t('signature.clear')}
        </Button>
        <Button
          disabled={disabled || saving || strokes.length === 0}
          onClick={() => setStrokes(strokes.slice(0, -1))}
        >
          {t('signature.undo')}
        </Button>
        <AddFiles
          accept={['image/*']}
          multiple={false}
          disabled={disabled || saving}
          label={t('signature.upload')}
          title={t('signature.upload')}
          onAdd={([file]) => file && take(file)}
        />
      </div>
      <p id={`${domId}-how`} className="jg-under">
        {t('signature.how')}
      </p>
      {failure && (
        <p role="alert" className="jg-under jg-failed">
          {failure}
        </p>
      )}
    </div>
  );
}
