import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { listen } from '../live/stream';
import { api, ApiProblem } from '../shared/api';
import { drafts } from '../shared/drafts';
import { sessionEnded } from '../shared/session';
import type { Message, MessageDraft } from '../shared/types';
import { Autosave, type AutosaveState } from './autosave';
import { draftOf, hasAny, hasWords, requestOf, sameContent, withoutChecked, type Draft } from './draft';
import { merge, settle, type Clash, type Side } from './merge';

interface Options {
  incident: string;
  languages: readonly string[];
  /** Under which name the text of a message that does not exist yet is kept on the device. */
  newName: string;
  initial: Draft;
  message?: Message;
  onCreated?: (message: Message) => void;
}

/** What is kept on the device: the typing, and what it was based on, so that it can be brought together later. */
interface KeptDraft {
  draft: Draft;
  base: Draft;
  version: number;
}

export interface Composer {
  /** A signal, so that at each letter only what shows that letter is drawn again. */
  draft: ReadonlySignal<Draft>;
  change: (next: Draft) => void;
  message: Message | undefined;
  saving: AutosaveState;
  problem: unknown;
  /** What this device still had is on the screen. */
  restored: boolean;
  startOver: () => void;
  clashes: Clash[];
  choose: (clash: Clash, side: Side) => void;
  /** What somebody else changed and was put in beside mine. */
  taken: { by: string | undefined; paths: string[] } | undefined;
  /** Somebody else saved a newer text; it waits until it is asked for. */
  newer: Message | undefined;
  bringIn: () => Promise<void>;
  /** Everything to the service; answers the message when that worked. */
  flush: () => Promise<Message | undefined>;
}

/** A message being written: on the device at once, with the service soon after, and never over somebody else's work. */
export function useComposer(options: Options): Composer {
  const [state] = useState(() => begin(options));
  const [draft] = useState(() => signal(state.draft));
  const [message, setMessage] = useState(options.message);
  const [saving, setSaving] = useState<AutosaveState>({ state: 'clean' });
  const [problem, setProblem] = useState<unknown>(undefined);
  const [restored, setRestored] = useState(state.restored);
  const [clashes, setClashes] = useState<Clash[]>(state.clashes);
  const [taken, setTaken] = useState<Composer['taken']>(undefined);
  const [newer, setNewer] = useState<Message | undefined>(undefined);

  /** What the saving needs between renders. */
  const now = useRef({
    draft: state.draft,
    base: state.base,
    message: options.message,
    creating: undefined as MessageDraft | undefined,
    options,
  });
  now.current.options = options;

  const nameOf = (): string =>
    now.current.message ? `message.${now.current.message.id}` : now.current.options.newName;
  const keep = (): void => {
    const kept: KeptDraft = {
      draft: now.current.draft,
      base: now.current.base,
      version: now.current.message?.version ?? 0,
    };
    drafts.keep(nameOf(), kept);
  };

  const adopt = (saved: Message): void => {
    const first = now.current.message === undefined;
    if (first) drafts.drop(now.current.options.newName);
    now.current.message = saved;
    now.current.base = draftOf(saved, now.current.options.languages);
    setMessage(saved);
    setNewer(undefined);
    if (first) now.current.options.onCreated?.(saved);
  };

  /** The first save makes the message. Until it is answered the same body is sent again, so that one is made. */
  const create = async (value: Draft): Promise<void> => {
    const body = (now.current.creating ??= requestOf(value));
    try {
      adopt(await api.post<Message>(`/api/incidents/${now.current.options.incident}/messages`, body));
      now.current.creating = undefined;
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status < 500) now.current.creating = undefined;
      throw failure;
    }
    if (JSON.stringify(body) !== JSON.stringify(requestOf(value))) await update(value);
    else forgetChecked(value);
  };
  const update = async (value: Draft): Promise<void> => {
    const known = now.current.message;
    if (known === undefined) return create(value);
    // Every save is a revision in the history: none for typing that came back to what is there.
    if (sameContent(value, now.current.base)) return;
    adopt(await api.put<Message>(`/api/messages/${known.id}`, requestOf(value), known.version));
    forgetChecked(value);
  };
  const forgetChecked = (sent: Draft): void => {
    if (sent.variants.some((variant) => variant.checked)) put(withoutChecked(now.current.draft));
  };

  const [autosave] = useState(
    () =>
      new Autosave<Draft>({
        save: (value) => update(value),
        onState: (next, failure) => {
          // At most letters nothing changes here: nothing is drawn again for those.
          setSaving((before) => (before.state === next.state && next.state === 'typing' ? before : next));
          setProblem(next.state === 'clash' ? undefined : failure);
          if (next.state === 'clash') void bringIn();
        },
        onSettled: () => drafts.drop(nameOf()),
      }),
  );

  const put = (next: Draft): void => {
    now.current.draft = next;
    draft.value = next;
    keep();
  };
  const change = (next: Draft): void => {
    put(next);
    if (clashes.length > 0) return;
    if (savable(next, now.current.message)) autosave.changed(next);
    else setSaving({ state: 'typing' });
  };

  /** Fetches the text of the other and brings it together with mine. */
  const bringIn = async (): Promise<void> => {
    const known = now.current.message;
    if (known === undefined) return;
    try {
      const fresh = await api.get<Message>(`/api/messages/${known.id}`);
      const theirs = draftOf(fresh, now.current.options.languages);
      const merged = merge(now.current.base, now.current.draft, theirs);
      now.current.message = fresh;
      now.current.base = theirs;
      setMessage(fresh);
      setNewer(undefined);
      put(merged.draft);
      setClashes(merged.clashes);
      setTaken(merged.taken.length > 0 ? { by: fresh.changedBy, paths: merged.taken } : undefined);
      if (merged.clashes.length === 0) goOn(merged.draft);
    } catch (failure) {
      setProblem(failure);
    }
  };
  const goOn = (next: Draft): void => {
    const saved = sameContent(next, now.current.base);
    if (saved) drafts.drop(nameOf());
    autosave.resume(saved ? undefined : next);
  };
  const choose = (clash: Clash, side: Side): void => {
    const next = side === 'mine' ? now.current.draft : settle(now.current.draft, clash, side);
    const left = clashes.filter((each) => each !== clash);
    put(next);
    setClashes(left);
    if (left.length === 0) goOn(next);
  };

  useEffect(() => {
    autosave.start();
    if (state.restored && state.clashes.length === 0 && savable(state.draft, now.current.message)) {
      autosave.changed(state.draft);
    }
    const back = (): void => {
      if (document.hidden) void autosave.flush();
      else autosave.nudge();
    };
    const again = sessionEnded.subscribe((ended) => {
      if (!ended) autosave.nudge();
    });
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
      again();
      void autosave.flush();
      autosave.stop();
    };
  }, [autosave, state]);

  const id = message?.id;
  useEffect(() => {
    if (id === undefined) return;
    return listen((hint) => {
      if (hint !== null && (hint.id !== id || !hint.kind.startsWith('message.'))) return;
      api
        .get<Message>(`/api/messages/${id}`)
        .then((fresh) => {
          if (!autosave.dirty && fresh.version > (now.current.message?.version ?? 0)) setNewer(fresh);
        })
        .catch(() => undefined); // the next save tells
    });
  }, [id, autosave]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (autosave.dirty) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [autosave]);

  return {
    draft,
    change,
    message,
    saving,
    problem,
    restored,
    startOver: () => {
      drafts.drop(nameOf());
      setRestored(false);
      setClashes([]);
      const back = state.base;
      now.current.draft = back;
      draft.value = back;
      if (savable(back, now.current.message)) autosave.changed(back);
      else autosave.resume(undefined);
    },
    clashes,
    choose,
    taken,
    newer,
    bringIn,
    flush: async () => {
      // A template that says everything already is handed in without a letter typed.
      if (!now.current.message && !autosave.dirty) autosave.changed(now.current.draft);
      return (await autosave.flush()) ? now.current.message : undefined;
    },
  };
}

/** Whether the service can take it as it is: a message needs words and somebody whom it is for. */
function savable(draft: Draft, message: Message | undefined): boolean {
  return draft.audience.trim() !== '' && (hasWords(draft) || (message !== undefined && hasAny(draft)));
}

/** What to begin with: what the device still has, brought together with what the service has by now. */
function begin(options: Options): { draft: Draft; base: Draft; restored: boolean; clashes: Clash[] } {
  const { message, languages, initial, newName } = options;
  const base = message ? draftOf(message, languages) : initial;
  const kept = drafts.find<KeptDraft>(message ? `message.${message.id}` : newName)?.value;
  if (!kept?.draft) return { draft: base, base, restored: false, clashes: [] };
  if (!message || kept.version === message.version) {
    const draft = { ...base, ...kept.draft, text: { ...base.text, ...kept.draft.text } };
    return { draft, base, restored: !sameContent(draft, base), clashes: [] };
  }
  const merged = merge({ ...base, ...kept.base }, { ...base, ...kept.draft }, base);
  return { draft: merged.draft, base, restored: !sameContent(merged.draft, base), clashes: merged.clashes };
}
