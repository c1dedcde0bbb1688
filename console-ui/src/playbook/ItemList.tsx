import type { JSX } from 'preact';
import { Rows } from '../shared/parts';
import type { ChecklistItem, Texts } from '../shared/types';
import { Item } from './Item';
import { keyOf, type ShownItem } from './order';

/** Items that are worked off here. What comes back keeps its place, and with it the keyboard's. */
export function ItemList(props: {
  items: readonly ShownItem[];
  incident?: string | undefined;
  playbooks: Record<string, Texts>;
  whyNot: (item: ChecklistItem) => string | undefined;
  skipping: string | undefined;
  onSkipping: (id: string | undefined) => void;
  onSettled: (changed: ChecklistItem) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  return (
    <Rows>
      {props.items.map((item) => (
        <Item
          key={keyOf(item)}
          item={item}
          incident={props.incident}
          playbooks={props.playbooks}
          whyNot={props.whyNot(item)}
          skipping={props.skipping === item.id}
          onSkip={(asking) => props.onSkipping(asking ? item.id : undefined)}
          onRefresh={props.onRefresh}
          onSettled={props.onSettled}
        />
      ))}
    </Rows>
  );
}
