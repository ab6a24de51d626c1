/**
 * The tolerant XML parser. In: text, however broken; out: a tree with every span and the list of problems.
 * Invariants: never throws, never recurses on depth, every character is in exactly one leaf, one problem per mistake.
 * Deliberately absent: namespaces, DTDs, entity expansion beyond the five of XML, incremental parsing, writing XML.
 */
export { parseXml } from './parser';
export { xmlProblemCodes, type XmlProblemCode } from './problems';
export { decodeReferences } from './references';
export { isSimilarName, editDistance } from './similar-name';
export * from './query';
export type { XmlAttribute, XmlDocument, XmlElement, XmlLeaf, XmlNode } from './tree';
