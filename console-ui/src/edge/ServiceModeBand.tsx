import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { publicOnly } from '../shared/api';
import { e } from './words';

/** On every page while only the public pages are served: why nothing works, and where that ends. */
export function ServiceModeBand(): JSX.Element | null {
  if (!publicOnly.value) return null;
  return (
    <div class="house-band" role="region" aria-label={e('only')}>
      <p class="house-band-title" role="status">
        <span aria-hidden="true">■ </span>
        {e('band')}
      </p>
      <Link href="/service-mode">{e('bandLink')}</Link>
    </div>
  );
}
