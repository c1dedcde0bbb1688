import type { JSX } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { l } from './words';

/** The screens that belong together, on top of each of them. */
export function WatchNav(): JSX.Element {
  const [path] = useLocation();
  const places = [
    ['/watch', l('places')],
    ['/findability', l('findability')],
    ['/listening', l('listening')],
    ['/signal-form', l('signalForm')],
    ['/care', l('care')],
    ['/privacy', l('privacy')],
  ] as const;
  return (
    <nav class="watch-nav" aria-label={l('nav')}>
      <ul>
        {places.map(([to, label]) => (
          <li key={to}>
            <Link href={to} aria-current={path === to ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
