import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link, useSearch } from 'wouter-preact';
import { Button, Section } from '../shared/parts';
import type { Incident } from '../shared/types';
import { needsLook, worstFirst } from './preflight';
import { PreflightList } from './PreflightList';
import { usePreflight } from './usePreflight';
import { c } from './words';
import './channel.css';

/** In the room: whole right after the incident was opened, later one line while an account does not work. */
export function RoomPreflight({ incident }: { incident: Incident }): JSX.Element | null {
  const opened = new URLSearchParams(useSearch()).has('opened');
  const [away, setAway] = useState(false);
  const asked = ['ACTIVE', 'PREPARED'].includes(incident.state);
  const { data } = usePreflight(asked ? incident.id : null);
  if (!data || data.items.length === 0) return null;
  const look = needsLook(data);
  if (!look && !(opened && !away)) return null;
  const sum = c('preflightReady', { ready: data.ready, total: data.total });
  const failing = data.items.filter(({ state }) => state === 'FAILING');
  const link = <Link href={`/i/${incident.id}/preflight`}>{c('preflightAll')}</Link>;
  if (!opened || away) {
    return (
      <p class={`line preflight-line ${failing.length > 0 ? 'preflight-bad' : ''}`} role="status">
        <strong>{sum}</strong>
        {failing.length > 0 && (
          <span class="error">
            {c('preflightFailing', { n: failing.length, names: failing.map(({ name }) => name).join(', ') })}
          </span>
        )}
        {data.running && <span>{c('preflightRunning')}</span>}
        {link}
      </p>
    );
  }
  return (
    <Section
      title={`${withColon(c('preflight'))} ${sum}`}
      class={`preflight-opened ${failing.length > 0 ? 'preflight-bad' : ''}`}
      aside={
        <Button small onClick={() => setAway(true)}>
          {c('preflightAway')}
        </Button>
      }
    >
      <p role="status">{data.running ? c('preflightRunning') : c('preflightWhat')}</p>
      <PreflightList items={worstFirst(data.items).filter(({ state }) => state !== 'OK')} />
      <p>{link}</p>
    </Section>
  );
}
