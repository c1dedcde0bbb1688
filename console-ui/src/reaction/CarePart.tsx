import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import type { Care } from './types';
import { w } from './words';

/** Whom somebody who reads too much of this can turn to (guideline H35). */
export function CarePart(): JSX.Element {
  const care = useLive<Care>('/api/care').data;
  const known = care?.name ?? care?.phone ?? care?.email;
  return (
    <p class="small">
      {w('careNeed')} {known ? w('careTurnTo') : w('careNone')} {care?.name && <strong>{care.name}</strong>}{' '}
      {care?.phone && <a href={`tel:${care.phone.replace(/[^+\d]/g, '')}`}>{care.phone}</a>}{' '}
      {care?.email && <a href={`mailto:${care.email}`}>{care.email}</a>} {care?.text}
    </p>
  );
}
