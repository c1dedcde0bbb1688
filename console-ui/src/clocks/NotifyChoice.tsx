import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button, Section } from '../shared/parts';
import { me } from '../shared/session';
import { able, want, wanted } from './notify';
import { c } from './words';

/** Lets a person switch notifications on, for this device alone, and says what they are and why they may not come. */
export function NotifyChoice(): JSX.Element | null {
  const person = me();
  const [on, setOn] = useState(() => person !== undefined && able() && wanted(person));
  const [denied, setDenied] = useState(() => able() && Notification.permission === 'denied');
  if (person === undefined) return null;
  const change = async (): Promise<void> => {
    if (on) {
      want(person, false);
      setOn(false);
      return;
    }
    const answer = await Notification.requestPermission();
    setDenied(answer === 'denied');
    setOn(answer === 'granted' && want(person, true));
  };
  const isOn = on && !denied;
  return (
    <Section title={c('notifyTitle')}>
      <p>{c('notifyWhat')}</p>
      {able() ? (
        <>
          <p role="status">
            <strong>{c(isOn ? 'notifyIsOn' : 'notifyIsOff')}</strong>
          </p>
          <Button whyNot={denied ? c('notifyDenied') : undefined} onClick={change}>
            {c(isOn ? 'notifyOff' : 'notifyOn')}
          </Button>
        </>
      ) : (
        <p>{c('notifyUnable')}</p>
      )}
    </Section>
  );
}
