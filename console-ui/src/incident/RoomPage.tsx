import type { JSX } from 'preact';
import { touchesAlarms } from '../alarm/AlarmBell';
import { isOfClock } from '../alarm/place';
import { RoomAlarms } from '../alarm/RoomAlarms';
import { RoomPreflight } from '../channel/RoomPreflight';
import { useLive, type Live } from '../live/useLive';
import { useKnownIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Loading } from '../shared/parts';
import { RoomIncoming } from '../exercise/RoomIncoming';
import { RoomReactions } from '../reaction/RoomReactions';
import { Problem } from '../shared/Problem';
import type { Board } from '../shared/types';
import { t } from '../shared/words';
import { RoomChecklist } from './RoomChecklist';
import { RoomFacts, RoomRumours } from './RoomFacts';
import { RoomHeader } from './RoomHeader';
import { HeldBanner } from './RoomHold';
import { RoomLog } from './RoomLog';
import { RoomMessages, RoomTrouble } from './RoomMessages';
import { RoomWaiting } from './RoomWaiting';
import './room.css';

/** The room: what goes on, what waits for me and what went wrong, on one screen. */
export default function RoomPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  useTitle(t('navRoom'));
  const board = useLive<Board>(`/api/incidents/${id}/board`, {
    // An alarm about an account belongs to no incident, and is shown in each that uses it.
    touchedBy: (hint) => hint.incident === id || (!hint.incident && touchesAlarms(hint)),
  });
  useKnownIncident(board.data?.incident);
  return (
    <>
      <Problem of={board.problem} onRetry={board.refresh} nothingTyped />
      {!board.data && <h1 class="hidden">{t('navRoom')}</h1>}
      {!board.data && board.loading && <Loading />}
      {board.data && <Room board={board} shown={board.data} />}
    </>
  );
}

function Room({ board, shown }: { board: Live<Board>; shown: Board }): JSX.Element {
  const { incident } = shown;
  return (
    <div class="room">
      {incident.held && <HeldBanner incident={incident} onDone={board.refresh} />}
      <RoomHeader
        incident={incident}
        begun={shown.messages.some(({ state }) => !['DRAFT', 'IN_REVIEW', 'APPROVED'].includes(state))}
        clocks={shown.clocks ?? []}
        onDone={board.refresh}
      />
      {/* What runs late stands in the header already. */}
      <RoomAlarms
        incident={incident}
        alarms={(shown.alarms ?? []).filter((alarm) => !isOfClock(alarm))}
        onChanged={board.refresh}
      />
      <RoomPreflight incident={incident} />
      <RoomIncoming incident={incident} />
      <RoomWaiting waiting={shown.waiting} incident={incident.id} />
      <div class="room-columns">
        <div class="room-column">
          <RoomChecklist
            incident={incident}
            items={shown.checklist}
            onChanged={(item) =>
              board.set({
                ...shown,
                checklist: shown.checklist.map((each) => (each.id === item.id ? item : each)),
              })
            }
            onStale={board.refresh}
          />
        </div>
        <div class="room-column">
          <RoomMessages incident={incident.id} messages={shown.messages} />
          <RoomTrouble incident={incident.id} deliveries={shown.deliveries} />
          <RoomLog incident={incident.id} entries={shown.log} />
        </div>
        <div class="room-column">
          <RoomRumours incident={incident.id} rumours={shown.rumours} />
          <RoomReactions incident={incident.id} />
          <RoomFacts incident={incident.id} facts={shown.facts} />
        </div>
      </div>
    </div>
  );
}
