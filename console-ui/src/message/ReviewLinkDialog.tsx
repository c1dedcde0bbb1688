import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { CopyLink } from '../shared/CopyLink';
import { Form, Radios } from '../shared/Form';
import { Button, Dialog, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { me } from '../shared/session';
import { Countdown, Time } from '../shared/Time';
import type { Incident, Message, Page, Person, ReviewLink, Role } from '../shared/types';
import { t } from '../shared/words';
import { titleOf } from './titles';

interface Reader {
  id: string;
  name: string;
  phone?: string;
  email?: string;
}

/** Who may sign this off: in general or on the roster, and wrote no part of it. The service has the last word. */
export function readersOf(
  message: Pick<Message, 'authors' | 'policy'>,
  incident: Pick<Incident, 'roster'>,
  people: readonly Person[],
): Reader[] {
  const wanted: readonly Role[] = message.policy?.roles ?? ['APPROVER'];
  const may = (roles: readonly Role[]): boolean =>
    roles.some((role) => wanted.includes(role) || role === 'LEAD');
  const onRoster = incident.roster?.members ?? [];
  const lead = incident.roster?.lead;
  const ids = new Set([
    ...people.filter((each) => each.active !== false && may(each.roles)).map((each) => each.id),
    ...onRoster.filter((each) => may([each.role])).map((each) => each.person),
    ...(lead ? [lead] : []),
  ]);
  return [...ids]
    .filter((id) => !message.authors.some((author) => author.id === id))
    .flatMap((id) => {
      const person = people.find((each) => each.id === id);
      const name = person?.name ?? onRoster.find((each) => each.person === id)?.name;
      return name === undefined ? [] : [{ id, name, phone: person?.phone, email: person?.email }];
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** A personal link for who is away from the console: made for one person, passed on by hand. */
export function ReviewLinkDialog(props: {
  message: Message;
  incident: Incident;
  onClose: () => void;
}): JSX.Element {
  const { message } = props;
  const people = useLive<Page<Person>>('/api/people?limit=200');
  const [person, setPerson] = useState('');
  const [made, setMade] = useState<ReviewLink>();
  const make = useAction(async () => {
    setMade(await api.post<ReviewLink>(`/api/messages/${message.id}/review-links`, { person }));
  });
  const readers = readersOf(message, props.incident, people.data?.items ?? []).filter(
    (each) => each.id !== me(),
  );
  return (
    <Dialog title={v('linkTitle')} onClose={props.onClose}>
      {made ? (
        <Made
          link={made}
          reader={readers.find((each) => each.id === made.person)}
          title={titleOf(message)}
          onOther={() => setMade(undefined)}
        />
      ) : (
        <Form onSubmit={make.run} problem={make.problem}>
          <p>{v('linkWhat')}</p>
          <Problem of={people.problem} onRetry={people.refresh} nothingTyped />
          {!people.data && people.loading && <Loading />}
          {people.data && readers.length === 0 && <p class="quiet">{v('linkNobody')}</p>}
          <Radios
            name="person"
            label={v('linkWho')}
            value={person}
            onChange={setPerson}
            choices={readers.map((each) => ({ value: each.id, label: each.name }))}
          />
          <div class="row-actions">
            <Button
              type="submit"
              kind="primary"
              busy={make.busy}
              whyNot={person === '' ? v('linkChoose') : undefined}
            >
              {v('linkMake')}
            </Button>
            <Button onClick={props.onClose}>{t('cancel')}</Button>
          </div>
        </Form>
      )}
    </Dialog>
  );
}

function Made(props: {
  link: ReviewLink;
  reader: Reader | undefined;
  title: string;
  onOther: () => void;
}): JSX.Element {
  const { link, title } = props;
  const text = v('linkText', { title, link: link.link });
  const share = useAction(async () => {
    try {
      await navigator.share({ text });
    } catch (failure) {
      // Whoever closes the sheet did nothing wrong.
      if (!(failure instanceof DOMException && failure.name === 'AbortError')) throw failure;
    }
  });
  const canShare = 'share' in navigator;
  const phone = (props.reader?.phone ?? '').replace(/[^+\d]/gu, '');
  return (
    <div class="stack">
      <p>
        {v('linkOnly', { name: link.name })} {v('linkExpires')} <Time at={link.expiresAt} /> (
        <Countdown to={link.expiresAt} />)
      </p>
      <CopyLink link={link.link} label={v('linkFor', { name: link.name })} />
      <Problem of={share.problem} nothingTyped />
      <div class="row-actions">
        {canShare && <Button onClick={share.run}>{v('linkShare')}</Button>}
        <a class="button quiet-button" href={`sms:${phone}?&body=${encodeURIComponent(text)}`}>
          {v('linkSms')}
        </a>
        <a
          class="button quiet-button"
          href={`mailto:${encodeURIComponent(props.reader?.email ?? '')}?subject=${encodeURIComponent(
            v('linkSubject', { title }),
          )}&body=${encodeURIComponent(text)}`}
        >
          {v('linkMail')}
        </a>
        <Button onClick={props.onOther}>{v('linkOther')}</Button>
      </div>
    </div>
  );
}
