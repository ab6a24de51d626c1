import type { RecordField } from '../record';

/**
 * What the message of an event tells by itself, where its shape is known in every language. Sources: message tables of Windows
 * (WELM data of Velocidex/evtx-data, 6.1.7601 to 10.0.15063). Of the texts of Hyper-V providers that end in "(... ID %2)" all that
 * quote a VM's name quote it as the first text that is no path, but for a few on Data Exchange, media and device names; the GUID
 * in the brackets is the VM's, unless the words before it say that it is a checkpoint's; an error is "text (0x...)".
 */
export function messageData(provider: string, message: string): RecordField[] {
  // A console breaks lines where it ends, also inside a sentence.
  const text = message.slice(0, longestLooked).replace(/[ \t]*\r?\n[ \t]*/g, ' ');
  const fields: RecordField[] = [];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) fields.push({ name, value, from: 'message' });
  };
  if (/^Microsoft-Windows-Hyper-V-/i.test(provider)) {
    const id = vmIdIn(text);
    if (id !== undefined) {
      add('VmName', vmNameIn(text));
      add('VmId', id);
    }
  } else if (/^Microsoft-Windows-VHDMP$/i.test(provider)) add('VhdFileName', diskIn(text));
  else if (/^Microsoft-Windows-FailoverClustering$/i.test(provider))
    add(
      'VolumeName',
      firstQuoted(text, () => true),
    );
  add('ErrorCode', codeIn(text));
  if (message !== '') fields.push({ name: 'Message', value: message, from: 'message' });
  return fields;
}

const longestLooked = 8000;

const guidInBrackets = /[(（]([^()（）\r\n]{0,60}?)\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?\s?[)）]/giu;

function vmIdIn(text: string): string | undefined {
  const last = [...text.matchAll(guidInBrackets)].at(-1);
  return last && !/snapshot|checkpoint/i.test(last[1] ?? '') ? last[2] : undefined;
}

function vmNameIn(text: string): string | undefined {
  return firstQuoted(
    text,
    (quoted) => !quoted.includes('\\') && !/^[.\d]*$/.test(quoted) && quoted !== 'Data Exchange',
  );
}

/** Quotation marks of the languages of Windows: an apostrophe inside a word opens nothing. */
const quoted =
  /(?<![\p{L}\p{N}])'([^'\r\n]{1,120})'|"([^"\r\n]{1,120})"|„([^“”"\r\n]{1,120})[“”"]|[“”]([^”"\r\n]{1,120})[”"]|‘([^’\r\n]{1,120})’|«\s?([^»\r\n]{1,120}?)\s?»|「([^」\r\n]{1,120})」|『([^』\r\n]{1,120})』/gu;

/** What stands in quotation marks in a message. */
export function quotedIn(message: string): string[] {
  return [...message.slice(0, longestLooked).matchAll(quoted)].map((match) => match.slice(1).join('').trim());
}

function firstQuoted(text: string, fits: (text: string) => boolean): string | undefined {
  return quotedIn(text).find((found) => found !== '' && fits(found));
}

/** `(0x80070020)` of Hyper-V and `hr = 0x80070005` of VSS. */
function codeIn(text: string): string | undefined {
  return /(?:[(（]|hr = )(0x[0-9a-f]{8})\b/iu.exec(text)?.[1];
}

function diskIn(text: string): string | undefined {
  return /(?:\\\\|[a-z]:\\)[^"'<>|*\r\n]{1,400}?\.(?:avhdx?|vhdx?|vhds)(?![\w.])/iu.exec(text)?.[0];
}
