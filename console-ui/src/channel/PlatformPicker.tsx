import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Field } from '../shared/Form';
import { Button } from '../shared/parts';
import { platformName } from '../shared/platforms';
import type { Platform } from '../shared/types';
import { shelves } from './groups';
import { c } from './words';

interface PickerProps {
  platforms: readonly Platform[];
  chosen: Platform | undefined;
  onChoose: (platform: Platform | undefined) => void;
}

/** Which platform: found by typing a few letters, or in its group; once chosen only that one stays on the screen. */
export function PlatformPicker({ platforms, chosen, onChoose }: PickerProps): JSX.Element {
  const [sought, setSought] = useState('');
  if (chosen) {
    return (
      <div class="platform-chosen">
        <p>
          <strong class="large">{platformName(chosen.platform)}</strong>{' '}
          <span class="quiet">{about(chosen.platform)}</span>
        </p>
        <Button small onClick={() => onChoose(undefined)}>
          {c('platformOther')}
        </Button>
      </div>
    );
  }
  const found = shelves(platforms, sought, about);
  return (
    <fieldset class="field platforms">
      <legend>{c('platform')}</legend>
      <Field
        name="platformSearch"
        type="search"
        label={c('platformSearch')}
        value={sought}
        onInput={setSought}
        autoCapitalize="none"
      />
      <p class="hidden" role="status">
        {c('platformFound', { n: found.reduce((sum, shelf) => sum + shelf.platforms.length, 0) })}
      </p>
      {found.length === 0 && <p class="quiet">{c('platformNone')}</p>}
      <div class="platform-shelves">
        {found.map(({ group, platforms: shelf }) => (
          <Shelf key={group} title={c(`group.${group}`)} platforms={shelf} onChoose={onChoose} />
        ))}
      </div>
    </fieldset>
  );
}

function about(platform: string): string {
  return c.find(`about.${platform}`) ?? '';
}

function Shelf(props: {
  title: string;
  platforms: readonly Platform[];
  onChoose: (platform: Platform) => void;
}): JSX.Element {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{props.title}</h3>
      <ul class="platform-list">
        {props.platforms.map((each) => (
          <li key={each.platform}>
            <button
              type="button"
              class="button quiet-button"
              title={about(each.platform)}
              onClick={() => props.onChoose(each)}
            >
              {platformName(each.platform)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
