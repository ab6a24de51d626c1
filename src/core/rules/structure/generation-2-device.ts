import { deviceClass, floppyController, ideController } from '../../vmconfig/facts/devices';
import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';

/** Generation 2 has neither controller; what a host does with a configuration that has both is inferred (section 8). */
export const generation2Device: ConfigRule = {
  code: 'vmconfig/generation-2-device',
  title: 'A generation 2 VM with a device of generation 1',
  cost: 'fast',
  severity: 'warning',
  check({ config }, report) {
    const { generation, subtype, devices } = config;
    if (generation !== 2 || !subtype) return;
    const found = devices.flatMap(({ classGuid, node }) =>
      node && (classGuid === ideController || classGuid === floppyController) ? [{ classGuid, node }] : [],
    );
    const [first, ...rest] = found;
    if (!first) return;
    const names = found.map(({ classGuid }) =>
      `an ${deviceClass(classGuid)?.name ?? classGuid}`.replace('an F', 'a F'),
    );
    report({
      span: first.node.nameSpan,
      message: `${vmWord(config)} is of generation 2 and has ${names.join(' and ')}; inferred: generation 2 has none, so one of the two is wrong.`,
      related: [
        { span: subtype.span, message: 'The generation: subtype 1 is generation 2.' },
        ...rest.map(({ node }) => ({ span: node.nameSpan, message: 'This device also is of generation 1.' })),
      ],
    });
  },
};
