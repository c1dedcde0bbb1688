import type { JSX } from 'preact';
import { Checkbox } from '../shared/Form';
import { Dialog } from '../shared/parts';
import { keysOn, switchKeys } from './keys';
import { w } from './words';

const rows = [
  ['j', 'key.j'],
  ['k', 'key.k'],
  ['Enter', 'key.enter'],
  ['1 – 9', 'key.digits'],
  ['u', 'key.u'],
  ['r', 'key.r'],
  ['e', 'key.e'],
  ['d', 'key.d'],
  ['s', 'key.s'],
  ['x', 'key.x'],
  ['b', 'key.b'],
  ['/', 'key.search'],
  ['n', 'key.n'],
  ['g', 'key.g'],
  ['Esc', 'key.esc'],
  ['?', 'key.help'],
] as const;

/** Every key, and the switch for who wants none (WCAG 2.1.4). */
export function KeysHelp({ onClose }: { onClose: () => void }): JSX.Element {
  return (
    <Dialog title={w('keys')} onClose={onClose}>
      <div class="stack">
        <p>{w('keysWhat')}</p>
        <Checkbox label={w('keysOn')} help={w('keysOnHelp')} checked={keysOn.value} onChange={switchKeys} />
        <table>
          <thead>
            <tr>
              <th scope="col">{w('keyCol')}</th>
              <th scope="col">{w('keyDoes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, word]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd class="key">{key}</kbd>
                </th>
                <td>{w(word)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
