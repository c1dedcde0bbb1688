import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Checkbox, Field, Form, Select, TextArea } from '../shared/Form';
import { platformName } from '../shared/platforms';
import { Button, Dialog, Restored } from '../shared/parts';
import { t } from '../shared/words';
import type { ReactionView } from './types';
import { w } from './words';

const platforms: readonly string[] = [
  'facebook',
  'instagram',
  'x',
  'mastodon',
  'bluesky',
  'linkedin',
  'threads',
  'whatsapp',
  'email',
];
const empty = { text: '', handle: '', platform: 'facebook', url: '', private: false };

/** What somebody saw or heard where no account of ours listens. */
export function NewReaction(props: {
  incident: string;
  onClose: () => void;
  onDone: (reaction: ReactionView) => Promise<unknown>;
}): JSX.Element {
  const [form, change, draft] = useDraft(`reaction.new.${props.incident}`, empty);
  const add = useAction(async () => {
    const reaction = await api.post<ReactionView>(`/api/incidents/${props.incident}/reactions`, {
      text: form.text,
      handle: form.handle || undefined,
      platform: form.platform,
      url: form.url || undefined,
      private: form.private,
    });
    draft.drop(empty);
    await props.onDone(reaction);
  });
  return (
    <Dialog title={w('newTitle')} onClose={props.onClose}>
      <Restored show={draft.restored} onDrop={() => draft.drop(empty)} />
      <Form onSubmit={add.run} problem={add.problem} label={w('newTitle')}>
        <TextArea
          name="text"
          label={w('newText')}
          help={w('newTextHelp')}
          value={form.text}
          onInput={(text) => change({ text })}
          limit={20000}
        />
        <Field
          name="handle"
          label={w('newHandle')}
          value={form.handle}
          onInput={(handle) => change({ handle })}
          limit={320}
          autoCapitalize="none"
          optional
        />
        <Select
          name="platform"
          label={w('platform')}
          value={form.platform}
          onChange={(platform) => change({ platform })}
          choices={[
            ...platforms.map((value) => ({ value, label: platformName(value) })),
            { value: 'other', label: w('platformOther') },
          ]}
        />
        <Field
          name="url"
          type="url"
          label={w('newUrl')}
          value={form.url}
          onInput={(url) => change({ url })}
          limit={2000}
          optional
        />
        <Checkbox
          label={w('newPrivate')}
          checked={form.private}
          onChange={(secluded) => change({ private: secluded })}
        />
        <div class="line">
          <Button type="submit" kind="primary" busy={add.busy}>
            {w('newSave')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
