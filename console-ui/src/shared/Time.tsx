import type { JSX } from 'preact';
import { useComputed } from '@preact/signals';
import { absolute, countdown, duration, now, relative } from './clock';
import { language } from './i18n';

/** "4 min geleden · 16:26". With `exact` only the absolute time, with seconds (for the log). */
export function Time({ at, exact }: { at: string | undefined; exact?: boolean }): JSX.Element | null {
  if (!at) return null;
  return <TimeText key={at} at={at} exact={exact ?? false} />;
}

function TimeText({ at, exact }: { at: string; exact: boolean }): JSX.Element {
  const text = useComputed(() => {
    const clock = absolute(at, now.value, language.value, exact);
    return exact ? clock : `${relative(at, now.value, language.value)} · ${clock}`;
  });
  return (
    <time class="time" dateTime={at}>
      {text}
    </time>
  );
}

/** "in 6:12" and, once it is over, "7 min late" in the colour of trouble. */
export function Countdown({ to }: { to: string }): JSX.Element {
  return <CountdownText key={to} to={to} />;
}

function CountdownText({ to }: { to: string }): JSX.Element {
  const text = useComputed(() => countdown(to, now.value, language.value).text);
  const mood = useComputed(() => {
    const due = countdown(to, now.value, language.value);
    return due.late ? 'countdown late' : due.soon ? 'countdown soon' : 'countdown';
  });
  return (
    <time class={mood} dateTime={to}>
      {text}
    </time>
  );
}

/** How long something lasts already: "38 min". */
export function Since({ at }: { at: string }): JSX.Element {
  return <SinceText key={at} at={at} />;
}

function SinceText({ at }: { at: string }): JSX.Element {
  const text = useComputed(() => duration(now.value - Date.parse(at), language.value));
  return <time dateTime={at}>{text}</time>;
}
