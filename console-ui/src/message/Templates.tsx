import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { inMyLanguage, language } from '../shared/i18n';
import { Button, Dialog } from '../shared/parts';
import type { Template } from '../shared/types';
import { t } from '../shared/words';
import type { Desk } from './desk';
import { fillFrom, fromTemplate, previewLine, untouched } from './template';
import type { Draft } from './draft';
import { m } from './words';

interface Props {
  desk: Desk;
  templates: readonly Template[];
  /** The template that filled the composer when it opened. */
  begunWith: Template | undefined;
  /** The draft as the composer, or the last template, began it: as long as it is that, nothing of anybody's is lost. */
  begun: Draft;
  /** Something was written here before. */
  restored: boolean;
}

/** With which template this began, and the way to the others. What somebody typed is never thrown away unasked. */
export function Templates({ desk, templates, begunWith, begun, restored }: Props): JSX.Element | null {
  const [used, setUsed] = useState(restored ? undefined : begunWith);
  const [base, setBase] = useState(begun);
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<Template | undefined>(undefined);
  if (templates.length === 0) return null;
  const put = (template: Template, next: Draft): void => {
    desk.change(next);
    setBase(next);
    setUsed(template);
    setAsking(undefined);
    setOpen(false);
  };
  const choose = (template: Template): void => {
    const draft = desk.draft.peek();
    if (untouched(draft, base)) put(template, fromTemplate(draft, template));
    else setAsking(template);
  };
  return (
    <div class="templates">
      <p class="line">
        <span>
          {used ? (
            <>
              {m('templateUsed')} <strong>{inMyLanguage(used.title)}</strong>
            </>
          ) : (
            m('templateNone')
          )}
        </span>
        <Button small onClick={() => setOpen(true)}>
          {used ? m('templateOthers') : m('templateChoose')}
        </Button>
      </p>
      {open && (
        <Dialog title={m('templateTitle')} wide onClose={() => setOpen(false)}>
          <TemplateList templates={templates} used={used} desk={desk} onUse={choose} />
        </Dialog>
      )}
      {asking && (
        <Dialog title={m('templateAsk')} onClose={() => setAsking(undefined)}>
          <div class="stack">
            <p>{m('templateAskWhat')}</p>
            <div class="row-actions">
              <Button kind="primary" onClick={() => put(asking, fillFrom(desk.draft.peek(), asking))}>
                {m('templateFill')}
              </Button>
              <Button kind="danger" onClick={() => put(asking, fromTemplate(desk.draft.peek(), asking))}>
                {m('templateReplace')}
              </Button>
              <Button onClick={() => setAsking(undefined)}>{t('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function TemplateList(props: {
  templates: readonly Template[];
  used: Template | undefined;
  desk: Desk;
  onUse: (template: Template) => void;
}): JSX.Element {
  const { incident } = props.desk;
  const fitting = props.templates.filter((each) => each.types.includes(incident.type));
  const groups = [
    { title: m('templateFits'), list: fitting },
    { title: m('templateGeneral'), list: props.templates.filter((each) => each.types.length === 0) },
    {
      title: m('templateElse'),
      list: props.templates.filter((each) => each.types.length > 0 && !fitting.includes(each)),
    },
  ].filter((group) => group.list.length > 0);
  return (
    <div class="stack">
      {groups.map(({ title, list }) => (
        <section key={title} aria-label={title}>
          <h3 class="small quiet">{title}</h3>
          <ul class="template-list">
            {list.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  aria-pressed={props.used?.id === template.id}
                  onClick={() => props.onUse(template)}
                >
                  <span class="template-title">{inMyLanguage(template.title)}</span>
                  <span class="small quiet">{t(`purpose.${template.purpose}`)}</span>
                  <span class="template-line small quiet">
                    {previewLine(template, [language.value, ...incident.languages])}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
