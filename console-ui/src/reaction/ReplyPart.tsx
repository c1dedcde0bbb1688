import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Form, Radios, Select, TextArea } from '../shared/Form';
import { Button, Loading, Restored } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import type { Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import { writerOf } from './Bits';
import { Panel } from './Panel';
import { isOpen, wanted, type ReplyFields } from './reply';
import type { AddressForm, ReactionDetail, ReplyForm, ReplyTemplate, TriedReply } from './types';
import { w } from './words';

interface ReplyProps {
  reaction: ReactionDetail;
  incident: Incident | undefined;
  onClose: () => void;
  onSent: () => Promise<unknown>;
}

const empty: ReplyFields = { template: '', own: false, text: '', lang: '', address: '' };
/** Nobody waits for the checks after each letter. */
const pause = 500;

/** An answer in the organisation's name: an approved text, or own words that somebody else may have to read first (H28, H33). */
export function ReplyPart(props: ReplyProps): JSX.Element {
  const { reaction } = props;
  const address = `/api/reactions/${reaction.id}`;
  const asked = useLive<ReplyForm>(`${address}/reply-form`);
  const [fields, change, draft] = useDraft<ReplyFields>(`reaction.reply.${reaction.id}`, empty);
  const lang = fields.lang || asked.data?.lang;
  const form: AddressForm | undefined = fields.address || asked.data?.address;
  const templates = useLive<Page<ReplyTemplate>>(
    lang && form ? `/api/reply-templates?reaction=${reaction.id}&lang=${lang}&address=${form}` : null,
  );
  const items = templates.data?.items ?? [];
  const template = items.find(({ id }) => id === fields.template) ?? items[0];
  const own = fields.own || (templates.data !== undefined && items.length === 0);
  const body =
    asked.data && lang && form ? wanted({ ...fields, own, lang, address: form }, template) : undefined;
  const tried = useTried(`${address}/reply-form`, body);
  const send = useAction(async () => {
    await api.post(`${address}/replies`, body);
    draft.drop(empty);
    props.onClose();
    await props.onSent();
  });
  if (!asked.data || !lang || !form) {
    return (
      <Panel title={w('replyTo', { name: writerOf(reaction) })} onClose={props.onClose}>
        <Problem of={asked.problem} onRetry={asked.refresh} nothingTyped />
        {asked.loading && <Loading />}
      </Panel>
    );
  }
  const about = asked.data;
  const exercise = props.incident?.kind === 'EXERCISE';
  const verb = tried?.needsSignOff
    ? w('replyAsk')
    : about.byHand
      ? w('replyByHandSave')
      : exercise
        ? w('replySendSandbox')
        : w('replySend');
  const whyNot =
    body === undefined
      ? w('replyEmpty')
      : isOpen(own ? fields.text : template?.text)
        ? w('replyBlanks')
        : undefined;
  return (
    <Panel key="form" title={w('replyTo', { name: writerOf(reaction) })} onClose={props.onClose}>
      <Restored show={draft.restored} onDrop={() => draft.drop(empty)} />
      {about.exchanges >= about.most && <p class="note">{w('exchangesEnough', { n: about.exchanges })}</p>}
      <Form onSubmit={send.run} problem={send.problem} label={w('reply')}>
        <div class="line reply-choices">
          {items.length > 0 && (
            <Select
              name="template"
              label={w('replyTemplate')}
              value={own ? 'own' : (template?.id ?? '')}
              onChange={(id) => change(id === 'own' ? { own: true } : { own: false, template: id })}
              choices={[
                ...items.map(({ id, title, private: secluded }) => ({
                  value: id,
                  label: secluded ? w('replyPrivate', { title }) : title,
                })),
                { value: 'own', label: w('replyOwn') },
              ]}
            />
          )}
          <Select
            name="lang"
            label={w('replyLang')}
            value={lang}
            onChange={(value) => change({ lang: value })}
            choices={(['nl', 'fr', 'en'] as const).map((value) => ({ value, label: t(`lang.${value}`) }))}
          />
        </div>
        <Radios<AddressForm>
          name="address"
          label={w('address')}
          value={form}
          onChange={(value) => change({ address: value })}
          choices={(['INFORMAL', 'FORMAL'] as const).map((value) => ({
            value,
            label: w.find(`address.${value}.${lang}`) ?? value,
          }))}
        />
        {templates.loading && <Loading />}
        <Problem of={templates.problem} onRetry={templates.refresh} nothingTyped />
        {own ? (
          <TextArea
            name="text"
            label={w('replyText')}
            help={w('replyTextHelp')}
            lang={lang}
            value={fields.text}
            onInput={(text) => change({ text })}
            limit={10000}
          />
        ) : (
          template && (
            <p>
              <button type="button" class="link" onClick={() => change({ own: true, text: template.text })}>
                {w('replyChange')}
              </button>
            </p>
          )
        )}
        <Preview tried={tried} fallback={own ? undefined : template?.text} lang={lang} />
        {about.byHand && <p class="help">{w('replyByHand')}</p>}
        {tried?.needsSignOff && <p class="help">{w('replyWaits')}</p>}
        <div class="line">
          <Button type="submit" kind="primary" busy={send.busy} whyNot={whyNot}>
            {verb}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Panel>
  );
}

/** The text as it would go out, how much of the room it takes and what the checks say. */
function Preview(props: {
  tried: TriedReply | undefined;
  fallback: string | undefined;
  lang: string;
}): JSX.Element | null {
  const { tried } = props;
  const text = tried?.text ?? props.fallback;
  if (text === undefined) return null;
  return (
    <div class="stack reply-preview">
      <p class="small quiet">{w('replyPreview')}</p>
      <blockquote class="reaction-text pre" lang={props.lang}>
        {text}
      </blockquote>
      <div role="status">
        {tried?.limit !== undefined && !tried.fits && (
          <p class="error">{t('tooMany', { n: tried.used - tried.limit })}</p>
        )}
        {tried && tried.findings.length > 0 && (
          <ul class="rows">
            {tried.findings.map((finding) => (
              <li key={finding.check + finding.message} class="row">
                <span>
                  <Chip
                    tone={
                      finding.level === 'BLOCK' ? 'bad' : finding.level === 'WARN' ? 'waiting' : 'neutral'
                    }
                    shape={
                      finding.level === 'BLOCK' ? 'cross' : finding.level === 'WARN' ? 'triangle' : 'ring'
                    }
                    word={w(`level.${finding.level}`)}
                  />{' '}
                  {finding.message}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Asks what would go out, a moment after the last change; what was tried stays on the screen meanwhile. */
function useTried(path: string, body: object | undefined): TriedReply | undefined {
  const [tried, setTried] = useState<TriedReply>();
  const asked = body && JSON.stringify(body);
  useEffect(() => {
    if (asked === undefined) {
      setTried(undefined);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      api.post<TriedReply>(path, JSON.parse(asked) as object).then(
        (answer) => current && setTried(answer),
        // Sending it tells what is wrong.
        () => current && setTried(undefined),
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [path, asked]);
  return tried;
}
