import type { JSX } from 'preact';
import { v } from '../approval/words';
import type { Live } from '../live/useLive';
import { Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import type { Changes, Message } from '../shared/types';
import { Diff } from './TextParts';
import { m } from './words';

/** Word by word what is other than in the last text that somebody approved or published. */
export function WhatChanged(props: { message: Message; changes: Live<Changes> }): JSX.Element {
  const { message, changes } = props;
  const known = changes.data;
  const objection = message.objections.at(-1);
  return (
    <Section title={m('whatChanged')}>
      {objection && (
        <p class="note">
          <strong>{m('askedBefore', { name: objection.name })}</strong> {objection.comment}{' '}
          <Time at={objection.at} />
        </p>
      )}
      <Problem of={changes.problem} onRetry={changes.refresh} nothingTyped />
      {!known && changes.loading && <Loading />}
      {known && (
        <>
          <p class="small quiet">
            {v(`against${known.against}`, { n: known.revision ?? '', title: known.title ?? '' })}{' '}
            <Time at={known.at} />
          </p>
          {known.against !== 'NOTHING' && <Diff parts={known.parts} />}
        </>
      )}
    </Section>
  );
}
