import type { RecordField } from '../record';
import type { EventElement } from './event-tree';

/** Without anything in them they are no value. */
const containers: ReadonlySet<string> = new Set(['EventData', 'UserData']);

/**
 * The leaves of EventData, UserData and whatever else stands beside `System`, as name and value in their order: the same that
 * the reader of .evtx gives. `RenderingInfo`, which `wevtutil /f:RenderedXml` and Event Viewer add for display, is no data of the event.
 */
export function eventFields({ children }: EventElement): RecordField[] {
  const fields: RecordField[] = [];
  for (const child of children) {
    if (typeof child === 'string') continue;
    if (child.name !== 'System' && child.name !== 'RenderingInfo') addFields(child, fields);
  }
  return fields;
}

/** Recursion is as deep as the parser lets elements nest. */
function addFields(element: EventElement, fields: RecordField[]): void {
  const text = leafText(element);
  if (text !== undefined) {
    if (containers.has(element.name) && text.trim() === '') return;
    const name = element.name === 'Data' ? element.attributes.get('Name') : element.name;
    fields.push({ name, value: text });
    return;
  }
  for (const child of element.children) {
    if (typeof child !== 'string') addFields(child, fields);
    else if (child.trim() !== '') fields.push({ name: undefined, value: child });
  }
}

/** The text of an element without elements in it; `undefined` for one that has some. */
export function leafText({ children }: EventElement): string | undefined {
  let text = '';
  for (const child of children) {
    if (typeof child !== 'string') return undefined;
    text += child;
  }
  return text;
}
