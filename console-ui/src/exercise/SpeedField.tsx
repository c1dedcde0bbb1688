import type { JSX } from 'preact';
import { Select } from '../shared/Form';
import { x } from './words';

const speeds = [0.5, 1, 2, 5, 10, 20, 60];

/** How fast the play goes. */
export function SpeedField(props: { value: number; onChange: (speed: number) => void }): JSX.Element {
  const offered = speeds.includes(props.value) ? speeds : [...speeds, props.value].sort((a, b) => a - b);
  return (
    <Select
      name="speed"
      label={x('fSpeed')}
      help={x('speedHelp')}
      value={String(props.value)}
      onChange={(value) => props.onChange(Number(value))}
      choices={offered.map((speed) => ({
        value: String(speed),
        label: speed === 1 ? x('speedOne') : speed === 0.5 ? x('speedHalf') : x('speedOf', { n: speed }),
      }))}
    />
  );
}
