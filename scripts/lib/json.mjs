import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Setting
 * @property {string} markdownDescription
 * @property {unknown} default
 * @property {string[]} [enum]
 * @property {Record<string, unknown>} [properties]
 * @property {boolean} [additionalProperties]
 */
/** @typedef {{ contributes: { configuration: { properties: Record<string, Setting> } } }} Manifest */

/**
 * A JSON file of the project, as `unknown`: whoever reads it says what it holds.
 * @param {string} root
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(root, file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

/**
 * package.json, which the tests of test/architecture hold to this shape.
 * @param {string} root
 */
export function readManifest(root) {
  return /** @type {Manifest} */ (readJson(root, 'package.json'));
}

/**
 * The texts of package.nls.json by their keys.
 * @param {string} root
 */
export function readStrings(root) {
  return /** @type {Record<string, string>} */ (readJson(root, 'package.nls.json'));
}
