import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAction } from '../../shared/action';
import { FileField } from '../../shared/FileField';
import { Form } from '../../shared/Form';
import { Button } from '../../shared/parts';
import type { MediaItem } from '../../shared/types';
import { t } from '../../shared/words';
import { DeclarationFields } from './DeclarationFields';
import {
  accepted,
  declareAnew,
  largestFile,
  missing,
  nothingDeclared,
  prepared,
  uploadPicture,
  type Declaration,
} from './upload';
import { p } from './words';

/** A picture of the author's own device, with what has to be said about it. */
export function AddPicture(props: {
  incident: string;
  file: File | undefined;
  onChoose: (file: File | undefined) => void;
  onAdded: (item: MediaItem) => void;
  onCancel: () => void;
}): JSX.Element {
  const [declared, setDeclared] = useState<Declaration>(nothingDeclared);
  const [tried, setTried] = useState(false);
  const [tooLarge, setTooLarge] = useState<string>();
  const address = usePreview(props.file);
  useEffect(() => setTooLarge(undefined), [props.file]);
  const add = useAction(async () => {
    setTried(true);
    if (!props.file || missing(declared).length > 0) return;
    const file = await prepared(props.file);
    if (file.size > largestFile) {
      setTooLarge((file.size / 1024 / 1024).toFixed(1));
      return;
    }
    props.onAdded(await uploadPicture(props.incident, file, declared));
  });
  const wrong = tooLarge ? p('tooLarge', { size: tooLarge }) : undefined;
  return (
    <Apart>
      <Form onSubmit={add.run} problem={add.problem} label={p('add')} class="form card">
        <FileField
          name="file"
          label={p('file')}
          help={p('fileHelp')}
          accept={accepted}
          file={props.file}
          onChoose={props.onChoose}
          {...(wrong ? { error: wrong } : tried && !props.file ? { error: p('fileMissing') } : {})}
        />
        {address && (
          <figure class="picture">
            <img src={address} alt={props.file?.name ?? ''} />
            <figcaption class="small quiet">{props.file?.name}</figcaption>
          </figure>
        )}
        <DeclarationFields declared={declared} onChange={setDeclared} tried={tried} />
        {add.busy && <progress aria-label={p('add')} />}
        <div class="line">
          <Button type="submit" busy={add.busy}>
            {p('add')}
          </Button>
          <Button onClick={props.onCancel}>{t('cancel')}</Button>
        </div>
      </Form>
    </Apart>
  );
}

/** Says something else about a picture that is there. */
export function ChangeDeclaration(props: {
  item: MediaItem;
  onChanged: (item: MediaItem) => void;
  onCancel: () => void;
}): JSX.Element {
  const [declared, setDeclared] = useState<Declaration>({
    rights: props.item.rights,
    credit: props.item.credit ?? '',
    consent: props.item.consent,
  });
  const [tried, setTried] = useState(false);
  const change = useAction(async () => {
    setTried(true);
    if (missing(declared).length > 0) return;
    props.onChanged(await declareAnew(props.item.id, declared));
  });
  return (
    <Apart>
      <Form onSubmit={change.run} problem={change.problem} label={p('changeTitle')} class="form card">
        <DeclarationFields declared={declared} onChange={setDeclared} tried={tried} />
        <div class="line">
          <Button type="submit" busy={change.busy}>
            {t('save')}
          </Button>
          <Button onClick={props.onCancel}>{t('cancel')}</Button>
        </div>
      </Form>
    </Apart>
  );
}

/** Keeps what is handed in here from handing in the form around it. */
function Apart({ children }: { children: ComponentChildren }): JSX.Element {
  return <div onSubmit={(event) => event.stopPropagation()}>{children}</div>;
}

/** What the browser shows of a file that is not sent yet. */
function usePreview(file: File | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file) {
      setAddress(undefined);
      return undefined;
    }
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
