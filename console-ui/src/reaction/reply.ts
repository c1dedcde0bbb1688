import type { AddressForm, ReplyTemplate } from './types';

/** What was chosen and typed; empty takes what suits the writer. */
export interface ReplyFields {
  template: string;
  own: boolean;
  text: string;
  lang: string;
  address: AddressForm | '';
}

/** The answer as the service takes it; undefined while there is nothing to say yet. */
export function wanted(fields: ReplyFields, template: ReplyTemplate | undefined): object | undefined {
  const { lang, address } = fields;
  if (fields.own) {
    return fields.text.trim() === '' ? undefined : { text: fields.text, lang, address };
  }
  return template && { template: template.id, lang, address, private: template.private || undefined };
}

/** Whether something is left to fill in. */
export function isOpen(text: string | undefined): boolean {
  return text?.includes('…') ?? false;
}
