import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../shared/words';
import { Button } from '../shared/parts';
import { evidenceTypes, fileSize } from './evidenceFile';
import { r } from './words';

interface PictureFieldProps {
  file: File | undefined;
  error: string | undefined;
  onChoose: (file: File | undefined) => void;
}

/** A screenshot from the device or, on a phone, a photo made now; shown small, so that nobody sends the wrong one. */
export function PictureField({ file, error, onChoose }: PictureFieldProps): JSX.Element {
  const id = useId();
  return (
    <fieldset
      class={`field picture-field ${error ? 'has-error' : ''}`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>
        {r('screenshot')}
        <span class="quiet"> ({t('optional')})</span>
      </legend>
      {error && (
        <p class="error" id={`${id}-error`} role="alert">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      {file ? (
        <Chosen file={file} onRemove={() => onChoose(undefined)} />
      ) : (
        <div class="line">
          <Chooser name="photo" accept="image/*" camera word={r('takePhoto')} onChoose={onChoose} />
          <Chooser name="file" accept={evidenceTypes} word={r('choosePicture')} onChoose={onChoose} />
        </div>
      )}
    </fieldset>
  );
}

function Chooser(props: {
  name: string;
  accept: string;
  camera?: boolean;
  word: string;
  onChoose: (file: File | undefined) => void;
}): JSX.Element {
  return (
    <label class={`button quiet-button file-button ${props.camera ? 'only-touch' : ''}`}>
      {props.word}
      <input
        type="file"
        name={props.name}
        accept={props.accept}
        capture={props.camera ? 'environment' : undefined}
        onChange={(event) => props.onChoose(event.currentTarget.files?.[0])}
      />
    </label>
  );
}

function Chosen({ file, onRemove }: { file: File; onRemove: () => void }): JSX.Element {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file.type.startsWith('image/')) return undefined;
    const shown = URL.createObjectURL(file);
    setAddress(shown);
    return () => URL.revokeObjectURL(shown);
  }, [file]);
  return (
    <div class="picture-chosen">
      {address && <img src={address} alt={r('evidencePicture', { name: file.name })} />}
      <span class="small rumour-claim">
        {file.name} · {fileSize(file.size)}
      </span>
      <Button small onClick={onRemove}>
        {r('pictureRemove')}
      </Button>
    </div>
  );
}
