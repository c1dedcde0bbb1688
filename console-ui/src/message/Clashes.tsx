import type { JSX } from 'preact';
import { Button } from '../shared/parts';
import type { CorePart } from '../shared/types';
import { t } from '../shared/words';
import { capPartName, capValue } from './cap/told';
import type { Clash, Side } from './merge';
import { coreLabels } from './core';
import { languageName, languageOf, platformName } from './platforms';
import { m } from './words';

/** The name of a part of a message in words: "Tekst, Nederlands". */
export function partName(path: string): string {
  const [area, first = '', second] = path.split('.');
  const lang = languageOf(path);
  if (area === 'text' && second === 'core') {
    const label = coreLabels(first)[path.split('.')[3] as CorePart];
    return `${label}, ${languageName(first)}`;
  }
  if (area === 'cap') return lang ? `${capPartName(path)}, ${languageName(lang)}` : capPartName(path);
  if (area === 'media') return `${m('picture')}, ${languageName(lang ?? '')}`;
  if (area === 'text') return `${second === 'title' ? m('title') : m('body')}, ${languageName(lang ?? '')}`;
  if (area === 'variants') return `${platformName(first)}, ${languageName(lang ?? '')}`;
  return m.find(`part.${path}`) ?? path;
}

function valueText(clash: Clash, value: string): string {
  if (value === '') return m('nothing');
  if (clash.path === 'purpose') return t.find(`purpose.${value}`) ?? value;
  if (clash.path === 'audience') return t.find(`audience.${value}`) ?? value;
  return clash.path.startsWith('cap.') ? capValue(clash.path, value) : value;
}

/** Two people changed the same words. Both stand here until somebody chooses; saving waits so long. */
export function Clashes(props: {
  by: string | undefined;
  clashes: readonly Clash[];
  onChoose: (clash: Clash, side: Side) => void;
}): JSX.Element | null {
  if (props.clashes.length === 0) return null;
  return (
    <div class="problem clashes" role="alert">
      <strong>{m('clashTitle', { name: props.by ?? t('problemStaleSomebody') })}</strong>
      <p>{m('clashWhat')}</p>
      {props.clashes.map((clash) => (
        <section key={clash.path} class="clash" aria-label={partName(clash.path)}>
          <h2>{partName(clash.path)}</h2>
          <div class="clash-sides">
            {(['mine', 'theirs'] as const).map((side) => (
              <div key={side} class="clash-side">
                <p class="small">{side === 'mine' ? m('clashMine') : m('clashTheirs')}</p>
                <p class="preview-text pre" lang={languageOf(clash.path)}>
                  {valueText(clash, clash[side])}
                </p>
                <Button onClick={() => props.onChoose(clash, side)}>
                  {side === 'mine' ? m('clashKeepMine') : m('clashKeepTheirs')}
                </Button>
              </div>
            ))}
          </div>
          {clash.both && <Button onClick={() => props.onChoose(clash, 'both')}>{m('clashKeepBoth')}</Button>}
        </section>
      ))}
    </div>
  );
}
