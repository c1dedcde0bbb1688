import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../shared/parts';
import { Address } from './AuthorPart';
import { CarePart } from './CarePart';
import type { ReactionDetail } from './types';
import { w } from './words';

/**
 * What was written. An abusive text is shown only to who asks for it, with the person to turn to beside it; pictures
 * are never fetched, they stay where they are (guideline H35).
 */
export function Text(props: { reaction: ReactionDetail; shown: boolean; onShow: () => void }): JSX.Element {
  const { reaction } = props;
  const [covered, setCovered] = useState(false);
  const hidden = (reaction.hidden ?? (reaction.text === undefined && !reaction.erased)) || covered;
  return (
    <>
      {reaction.erased ? (
        <p class="quiet">{w('erased')}</p>
      ) : hidden ? (
        <div class="card stack">
          <p>{w('hiddenWhy')}</p>
          <div>
            <Button
              onClick={() => {
                setCovered(false);
                props.onShow();
              }}
            >
              {w('showText')}
            </Button>
          </div>
        </div>
      ) : (
        <blockquote class="reaction-text pre" lang={reaction.lang}>
          {reaction.text}
        </blockquote>
      )}
      {!hidden && props.shown && (
        <div>
          <Button small onClick={() => setCovered(true)}>
            {w('coverText')}
          </Button>
        </div>
      )}
      {(reaction.abusive || reaction.hidden) && <CarePart />}
      {(reaction.url ?? reaction.pictures > 0) && (
        <p class="small">
          {reaction.pictures > 0 && `${w('picturesAway', { n: reaction.pictures })} `}
          {reaction.url && <Address url={reaction.url} word={w('openThere')} />}
        </p>
      )}
    </>
  );
}
