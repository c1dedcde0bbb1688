import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, Dialog } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Message } from '../shared/types';
import { t } from '../shared/words';

/** Makes an older version the newest one again, after asking. */
export function RestoreButton(props: {
  message: Message;
  revision: number;
  onRestored: () => unknown;
}): JSX.Element {
  const { message, revision } = props;
  const [asked, setAsked] = useState(false);
  const restore = useAction(async () => {
    await api.post(
      `/api/messages/${message.id}/revisions/${revision}/restoration`,
      undefined,
      message.version,
    );
    setAsked(false);
    await props.onRestored();
  });
  return (
    <>
      <Button small label={v('restoreFor', { n: revision })} onClick={() => setAsked(true)}>
        {v('restore')}
      </Button>
      {asked && (
        <Dialog title={v('restoreTitle', { n: revision })} onClose={() => setAsked(false)}>
          <div class="stack">
            <p>{v('restoreWhat', { n: revision })}</p>
            {message.state !== 'DRAFT' && <p class="note">{v('restoreVoids')}</p>}
            <Problem of={restore.problem} onRefresh={props.onRestored} nothingTyped />
            <div class="row-actions">
              <Button kind="primary" busy={restore.busy} onClick={restore.run}>
                {v('restoreDo', { n: revision })}
              </Button>
              <Button onClick={() => setAsked(false)}>{t('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
