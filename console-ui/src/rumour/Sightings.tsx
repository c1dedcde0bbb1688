import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime, fromLocalInput, toLocalInput } from '../shared/clock';
import { useDraft } from '../shared/drafts';
import { Field, Form, Select } from '../shared/Form';
import { Button, Empty, Restored, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import type { Grade, Incident, Page, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { Address } from './Address';
import { whyNotWrite } from './rights';
import type { Sighting } from './types';
import { useFormFocus } from './useFormFocus';
import { r } from './words';

/** As many as the eye takes in; the rest is one press away. */
const few = 4;

interface SightingsProps {
  rumour: Rumour;
  incident: Incident | undefined;
  onChange: () => Promise<unknown>;
  onAsking: (asking: boolean) => void;
}

/** How often it was seen again, and where: whether it grows decides whether it is corrected (guidelines H18, H20). */
export function Sightings({ rumour, incident, onChange, onAsking }: SightingsProps): JSX.Element {
  const [adding, setAdding] = useState(false);
  const box = useFormFocus<HTMLDivElement>(adding);
  const [whole, setWhole] = useState(false);
  const live = useLive<Page<Sighting>>(`/api/rumours/${rumour.id}/sightings`, {
    touchedBy: (hint) => hint.id === rumour.id,
    keep: adding,
  });
  const open = (now: boolean): void => {
    setAdding(now);
    onAsking(now);
  };
  const items = live.data?.items ?? [];
  const shown = whole ? items : items.slice(0, few);
  return (
    <div ref={box}>
      <Section
        title={r('sightings')}
        aside={
          !adding && (
            <Button small whyNot={whyNotWrite(incident)} onClick={() => open(true)}>
              {r('sightingAdd')}
            </Button>
          )
        }
      >
        <Count rumour={rumour} />
        {adding && (
          <AddSighting
            rumour={rumour}
            onCancel={() => open(false)}
            onAdded={async () => {
              open(false);
              await Promise.all([live.refresh(), onChange()]);
            }}
          />
        )}
        <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
        {live.data && items.length === 0 && !adding && <Empty>{r('sightingNone')}</Empty>}
        <ul class="rows" aria-label={r('sightings')}>
          {shown.map((sighting) => (
            <li key={sighting.id} class="row">
              <div class="row-head">
                <span class="row-title rumour-claim">{sighting.where}</span>
                {sighting.reach && <span class="small">{r(`reach.${sighting.reach}`)}</span>}
              </div>
              {sighting.note && <p class="small pre rumour-claim">{sighting.note}</p>}
              <div class="row-more">
                <Time at={sighting.at} />
                {sighting.addedBy && <span>{sighting.addedBy}</span>}
                {sighting.url && <Address url={sighting.url} />}
              </div>
            </li>
          ))}
        </ul>
        {items.length > shown.length && (
          <p>
            <Button small onClick={() => setWhole(true)}>
              {r('sightingAll', { n: items.length })}
            </Button>
          </p>
        )}
      </Section>
    </div>
  );
}

function Count({ rumour: { sightings } }: { rumour: Rumour }): JSX.Element | null {
  if (!sightings || sightings.count === 0) return null;
  return (
    <p>
      <strong>{r('seenTimes', { n: sightings.count })}</strong>
      {sightings.perHour !== undefined && sightings.perHour > 0 && (
        <span> · {r('seenPerHour', { n: Math.round(sightings.perHour) })}</span>
      )}
      {sightings.last && (
        <span class="quiet">
          {' '}
          · {r('seenLast')} <Time at={sightings.last} />
        </span>
      )}
    </p>
  );
}

interface Typed {
  where: string;
  at: string;
  url: string;
  note: string;
  reach: Grade | '';
}
const empty: Typed = { where: '', at: '', url: '', note: '', reach: '' };

function AddSighting(props: {
  rumour: Rumour;
  onAdded: () => Promise<unknown>;
  onCancel: () => void;
}): JSX.Element {
  const [form, change, draft] = useDraft<Typed>(`rumour.sighting.${props.rumour.id}`, empty);
  const [shownNow] = useState(() => toLocalInput(currentTime()));
  const add = useAction(async () => {
    await api.post(`/api/rumours/${props.rumour.id}/sightings`, {
      where: form.where.trim(),
      at: fromLocalInput(form.at) ?? new Date(currentTime()).toISOString(),
      ...(form.url.trim() ? { url: form.url.trim() } : {}),
      ...(form.note.trim() ? { note: form.note.trim() } : {}),
      ...(form.reach ? { reach: form.reach } : {}),
    });
    draft.drop();
    await props.onAdded();
  });
  return (
    <Form onSubmit={add.run} problem={add.problem} label={r('sightingAdd')} class="form card">
      <Restored show={draft.restored} onDrop={() => draft.drop(empty)} />
      <div class="rumour-pair">
        <Field
          name="where"
          label={r('where')}
          help={r('whereHelp')}
          value={form.where}
          onInput={(where) => change({ where })}
          limit={300}
        />
        <Field
          name="at"
          type="datetime-local"
          label={r('seenAt')}
          value={form.at || shownNow}
          onInput={(at) => change({ at })}
        />
      </div>
      <Field
        name="url"
        type="url"
        label={r('url')}
        value={form.url}
        onInput={(url) => change({ url })}
        limit={2000}
        autoCapitalize="none"
        optional
      />
      <Select<Grade | ''>
        name="reach"
        label={r('reachThere')}
        value={form.reach}
        onChange={(reach) => change({ reach })}
        choices={[
          { value: '', label: r('reachUnknown') },
          { value: 'LOW', label: r('reach.LOW') },
          { value: 'MEDIUM', label: r('reach.MEDIUM') },
          { value: 'HIGH', label: r('reach.HIGH') },
        ]}
      />
      <Field
        name="note"
        label={r('note')}
        value={form.note}
        onInput={(note) => change({ note })}
        limit={2000}
        optional
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={add.busy}>
          {r('sightingSave')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
