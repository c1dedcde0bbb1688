import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadWords } from './i18n';
import { Problem } from './Problem';
import { Button, Loading } from './parts';
import { t } from './words';

type Params = Record<string, string | undefined>;
/** What a page gets: the named parts of its address. */
export interface PageProps {
  params: Params;
}
type Module = Promise<{ default: ComponentType<PageProps> }>;

/**
 * A page that is fetched when it is first opened, together with its words. Other addresses of the same page (another
 * message) begin anew: no state of one is ever shown with the other.
 */
export function page(load: () => Module): ComponentType<PageProps> {
  let loaded: ComponentType<PageProps> | undefined;
  return function LazyPage({ params }: PageProps): JSX.Element {
    const [Page, setPage] = useState<ComponentType<PageProps> | undefined>(() => loaded);
    const [problem, setProblem] = useState<unknown>(undefined);
    const [attempt, setAttempt] = useState(0);
    useEffect(() => {
      if (loaded) return;
      load()
        .then(async (module) => {
          await loadWords();
          loaded = module.default;
          setPage(() => module.default);
        })
        .catch((failure: unknown) => setProblem(failure));
    }, [attempt]);
    if (Page) return <Page key={JSON.stringify(params)} params={params} />;
    if (problem === undefined) return <Loading />;
    return (
      <div class="narrow">
        <p>{t('pageFailed')}</p>
        <Problem of={problem} nothingTyped />
        <Button
          kind="primary"
          onClick={() => {
            setProblem(undefined);
            setAttempt(attempt + 1);
          }}
        >
          {t('retry')}
        </Button>
      </div>
    );
  };
}
