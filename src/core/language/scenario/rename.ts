import { asYaml } from '../../scenario/as-yaml';
import type { ScenarioDocument } from '../../scenario/open';
import { isSameName } from '../../scenario/resolve';
import { touches } from '../../text/span';
import type { Renaming } from '../renaming';
import { namePlaces, placesOfName, type NamePlace } from './names';

const words = { vm: 'VM', node: 'node', storage: 'volume', job: 'job' } as const;

/** Another name for the VM, the node, the volume or the job at an offset, in every place of it. */
export function renameInScenario(doc: ScenarioDocument, offset: number): Renaming | undefined {
  const places = placesOfName(doc, offset);
  const here = places.find(({ span }) => touches(span, offset));
  if (!here) return undefined;
  return {
    span: here.span,
    name: doc.text.slice(here.span.start, here.span.end),
    to: (typed) => {
      const name = typed.trim();
      if (name === '') return { refused: 'A name has at least one character.' };
      // The name of a VM that only its configuration says is changed on its host.
      if (!places.some(({ isDeclaration }) => isDeclaration))
        return {
          refused: `No ${words[here.thing]} of this scenario is called "${here.name}", so there is none to rename.`,
        };
      const taken = namePlaces(doc).some(
        (other) => other.thing === here.thing && isSameName(other.name, name) && !isSameName(other.name, here.name),
      );
      if (taken) return { refused: `Another ${words[here.thing]} of this scenario is called "${name}".` };
      return { edits: places.map((place) => edit(doc, place, name)) };
    },
  };
}

/** A name keeps its quotes, and takes some where YAML wants them. */
function edit(
  { language }: ScenarioDocument,
  { span, quote }: NamePlace,
  name: string,
): { span: NamePlace['span']; newText: string } {
  if (language === 'json' || quote === '"') {
    const json = JSON.stringify(name);
    return { span, newText: quote ? json.slice(1, -1) : json };
  }
  return { span, newText: quote ? name.replaceAll("'", "''") : asYaml(name) };
}
