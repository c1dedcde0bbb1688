import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { withColon } from '../shared/i18n';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import { t } from '../shared/words';
import { KindChip, PlayChip } from './InjectChip';
import { clockText, nextOf } from './position';
import type { Exercise, Shown } from './types';
import { x } from './words';

interface Props {
  exercise: Exercise;
  onEdit: (inject: Shown) => void;
  onChanged: () => Promise<void>;
}

/** All that comes in the play, in its order. */
export function Timeline({ exercise, onEdit, onChanged }: Props): JSX.Element {
  const next = nextOf(exercise.injects);
  return (
    <Section title={x('timeline')}>
      {exercise.injects.length === 0 && <p>{x('timelineNone')}</p>}
      <ol class="timeline">
        {exercise.injects.map((inject) => (
          <Entry
            key={inject.id}
            exercise={exercise}
            inject={inject}
            next={inject.id === next?.id}
            onEdit={onEdit}
            onChanged={onChanged}
          />
        ))}
      </ol>
    </Section>
  );
}

function Entry(props: Props & { inject: Shown; next: boolean }): JSX.Element {
  const { exercise, inject, next, onChanged } = props;
  const lang = exercise.language;
  const state = inject.state ?? 'WAITING';
  return (
    <li class={`timeline-entry play-${state} ${next ? 'play-next' : ''}`}>
      <details>
        <summary>
          <span class="timeline-at">{clockText(inject.at ?? 0)}</span>
          <span class="timeline-what">
            <KindChip kind={inject.kind} /> <strong>{inject.content?.title[lang]}</strong>
            {inject.live && <span class="quiet small"> {x('live')}</span>}
          </span>
          <PlayChip state={state} next={next} />
        </summary>
        <Details exercise={exercise} inject={inject} />
        {!next && <Acts {...props} onChanged={onChanged} />}
      </details>
      {next && <Acts {...props} onChanged={onChanged} />}
    </li>
  );
}

function Details({ exercise, inject }: { exercise: Exercise; inject: Shown }): JSX.Element {
  const lang = exercise.language;
  const { content } = inject;
  return (
    <div class="timeline-details">
      {inject.playedAt && (
        <p class="quiet small">
          {x('play.PLAYED')} <Time at={inject.playedAt} />
        </p>
      )}
      {content?.claim && <p>“{content.claim[lang]}”</p>}
      {inject.who && (
        <p>
          <strong>{inject.who}</strong> {inject.to && x('for', { role: t(`role.${inject.to}`) })}
        </p>
      )}
      {inject.text && <p>{inject.text}</p>}
      {content?.posts && (
        <>
          <p class="quiet small">{x('posts', { n: inject.posts ?? 0, all: content.posts.length })}</p>
          <ul>
            {content.posts.map((post, index) => (
              <li key={index}>
                <span class="quiet">{post.author}</span>{' '}
                <span lang={post.lang ?? lang}>{post.text[lang]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {inject.kind === 'ACCOUNT' && content?.behaviour && (
        <p>
          {content.imitates}: {x.find(`behaviour.${content.behaviour}`)}
          {inject.state === 'PLAYED' &&
            ` · ${
              (inject.accounts ?? []).length > 0
                ? x('accountsSet', { names: (inject.accounts ?? []).join(', ') })
                : x('accountsNone')
            }`}
        </p>
      )}
      {inject.handledBy && (
        <p>
          {x('handledBy', { name: inject.handledBy })} <Time at={inject.handledAt} /> · {inject.handledNote}
        </p>
      )}
      {content?.expect && (
        <p class="note">
          <strong>{withColon(x('expect'))}</strong> {content.expect[lang]}
        </p>
      )}
      {(content?.guidelines ?? []).length > 0 && (
        <p class="quiet small">{(content?.guidelines ?? []).join(' · ')}</p>
      )}
    </div>
  );
}

function Acts({ exercise, inject, onEdit, onChanged }: Props & { inject: Shown }): JSX.Element | null {
  const play = useAction(async () => {
    await api.post(`/api/injects/${inject.id}/play`);
    await onChanged();
  });
  const drop = useAction(async () => {
    await api.delete(`/api/injects/${inject.id}`, undefined, inject.version);
    await onChanged();
  });
  const waits = inject.state === 'WAITING';
  if (exercise.state === 'ENDED' || !(waits || inject.state === 'SKIPPED')) return null;
  const title = inject.content?.title[exercise.language] ?? '';
  return (
    <div class="timeline-acts">
      <Button
        small
        busy={play.busy}
        label={`${withColon(x('playNow'))} ${title}`}
        whyNot={exercise.state === 'READY' ? x('state.READY') : undefined}
        onClick={play.run}
      >
        {x('playNow')}
      </Button>
      {waits && (
        <Button small label={`${withColon(x('edit'))} ${title}`} onClick={() => onEdit(inject)}>
          {x('edit')}
        </Button>
      )}
      <Button small busy={drop.busy} label={`${withColon(x('drop'))} ${title}`} onClick={drop.run}>
        {x('drop')}
      </Button>
      <Problem of={play.problem ?? drop.problem} onRefresh={onChanged} nothingTyped />
    </div>
  );
}
