import type { DiskshadowText, ShownWriter } from '../../diskshadow/model';
import type { VssText } from '../../vss-text/model';

/** What a session lists of writers and providers, as the rules on the output of vssadmin look at it. */
export function asVssText(doc: DiskshadowText): VssText {
  const { text, writers, providers, failures } = doc;
  const whole = { start: 0, end: text.length };
  return {
    text,
    // Neither is said: the rules that need a whole list are not asked.
    outputs: [{ span: whole, hasBeginning: false, hasEnd: false }],
    writers: writers.map((writer) => ({
      span: writer.span,
      output: 0,
      name: writer.name,
      ...(writer.id && { id: writer.id }),
      ...(writer.instanceId && { instanceId: writer.instanceId }),
      ...(writer.state && { state: writer.state }),
      ...lastErrorOf(writer),
    })),
    providers: providers.map(({ span, id, name, type, version }) => ({
      span,
      output: 0,
      id,
      ...(name && { name }),
      ...(type && { type: { ...type, value: typeWord(type.value) } }),
      ...(version && { version }),
    })),
    shadows: [],
    storages: [],
    volumes: [],
    codes: failures.map(({ code }) => code),
    read: [],
    problems: [],
  };
}

function lastErrorOf({ failure }: ShownWriter): { readonly lastError?: NonNullable<ShownWriter['failure']> } {
  return failure && failure.value !== '0x00000000' ? { lastError: failure } : {};
}

/** The constant of VSS_PROVIDER_TYPE beside the number, as the word that vssadmin prints. */
function typeWord(value: string): string {
  return /VSS_PROV_HARDWARE/.test(value) ? 'Hardware' : value;
}
