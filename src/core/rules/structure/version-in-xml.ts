import { compareConfigVersions, formatConfigVersion } from '../../vmconfig/version';
import type { ConfigRule } from '../config-input';
import { fileGuid } from './file-guid';

/** The first version that hosts keep in a binary file, `.vmcx`, and no longer in XML (VOCABULARY.md section 2, inferred). */
const firstBinary = { major: 6, minor: 2 };

/**
 * A host of 2016 and later writes `<GUID>.vmcx`. Under such a name with `.xml` somebody changed the version by hand. Under any
 * other name it is what a tool exported, and nothing to be told.
 */
export const versionInXml: ConfigRule = {
  code: 'vmconfig/version-in-xml',
  title: 'An XML configuration of a version that hosts keep in binary files',
  cost: 'fast',
  severity: 'info',
  check({ config: { version }, fileName }, report) {
    if (!version || fileGuid(fileName) === undefined || compareConfigVersions(version.value, firstBinary) < 0) return;
    report({
      span: version.span,
      message: `Configuration version ${formatConfigVersion(version.value)} in ${fileName}: inferred: hosts keep versions from ${formatConfigVersion(firstBinary)} on in .vmcx files, so no host wrote this file.`,
    });
  },
};
