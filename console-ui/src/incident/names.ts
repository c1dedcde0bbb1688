import { w } from './words';

/** The house's list holds codes as well as names of its own; those that have a word are shown as that word. */
export function typeName(type: string): string {
  return w.find(`type.${type}`) ?? type;
}

export function scaleName(scale: string): string {
  return w.find(`scale.${scale}`) ?? scale;
}
