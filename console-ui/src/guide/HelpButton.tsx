import type { ComponentType, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { loadWords } from '../shared/i18n';
import { Button } from '../shared/parts';
import { t } from '../shared/words';

/** Opens the help of the screen that is shown; it is fetched when somebody first wants it. */
export function HelpButton(): JSX.Element {
  const [Help, setHelp] = useState<ComponentType<{ onClose: () => void }>>();
  const open = useAction(async () => {
    const module = await import('./Help');
    await loadWords();
    setHelp(() => module.default);
  });
  return (
    <>
      <Button busy={open.busy} onClick={open.run}>
        {t('help')}
      </Button>
      {Help && <Help onClose={() => setHelp(undefined)} />}
    </>
  );
}
