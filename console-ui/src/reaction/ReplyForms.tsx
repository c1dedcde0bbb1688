import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, TextArea } from '../shared/Form';
import { Button } from '../shared/parts';
import { t } from '../shared/words';
import { Focused } from './Focused';
import type { Reply } from './types';
import { w } from './words';

interface FormProps {
  onCancel: () => void;
  onSent: () => Promise<unknown>;
}

/** What a second person wants said otherwise. */
export function ObjectForm({ address, onCancel, onSent }: FormProps & { address: string }): JSX.Element {
  const [comment, setComment] = useState('');
  const send = useAction(async () => {
    await api.post(`${address}/objections`, { comment });
    await onSent();
  });
  return (
    <Focused>
      <Form onSubmit={send.run} problem={send.problem} label={w('replyObject')}>
        <TextArea
          name="comment"
          label={w('replyObjectWhy')}
          value={comment}
          onInput={setComment}
          rows={2}
          limit={2000}
        />
        <Buttons word={w('replyObjectSend')} busy={send.busy} onCancel={onCancel} />
      </Form>
    </Focused>
  );
}

/** Other words in its place; somebody who did not write any of them reads them again. */
export function RewriteForm({ reply, onCancel, onSent }: FormProps & { reply: Reply }): JSX.Element {
  const [text, setText] = useState(reply.text);
  const send = useAction(async () => {
    await api.put(`/api/replies/${reply.id}`, { text }, reply.version);
    await onSent();
  });
  return (
    <Focused>
      <Form onSubmit={send.run} problem={send.problem} onRefresh={onSent} label={w('replyRewrite')}>
        <TextArea
          name="text"
          label={w('replyText')}
          help={w('replyRewriteHelp')}
          lang={reply.lang}
          value={text}
          onInput={setText}
          limit={10000}
        />
        <Buttons word={w('replyAsk')} busy={send.busy} onCancel={onCancel} />
      </Form>
    </Focused>
  );
}

/** Who answered by hand says so, and where it can be read back. */
export function DoneForm({ address, onCancel, onSent }: FormProps & { address: string }): JSX.Element {
  const [url, setUrl] = useState('');
  const [proof, setProof] = useState('');
  const send = useAction(async () => {
    await api.post(`${address}/outcome`, {
      outcome: 'done',
      url: url.trim() || undefined,
      proof: proof.trim() || undefined,
    });
    await onSent();
  });
  return (
    <Focused>
      <Form onSubmit={send.run} problem={send.problem} label={w('replyByHandDone')}>
        <Field
          name="url"
          type="url"
          label={w('replyWhere')}
          value={url}
          onInput={setUrl}
          limit={2000}
          optional
        />
        <Field name="proof" label={w('note')} value={proof} onInput={setProof} limit={2000} optional />
        <Buttons word={w('replyByHandTell')} busy={send.busy} onCancel={onCancel} />
      </Form>
    </Focused>
  );
}

function Buttons(props: { word: string; busy: boolean; onCancel: () => void }): JSX.Element {
  return (
    <div class="line">
      <Button type="submit" kind="primary" busy={props.busy}>
        {props.word}
      </Button>
      <Button onClick={props.onCancel}>{t('cancel')}</Button>
    </div>
  );
}
