import { html, type TemplateResult } from 'lit';

const keys: readonly (readonly [string, string])[] = [
  ['\u2191 \u2193', 'In the list: the next backup. In the picture and the table: the next step'],
  ['PgUp PgDn', 'Some further'],
  ['Home End', 'The first, the last'],
  ['\u2190 \u2192', 'In the list: close or open a day or a snapshot set'],
  ['Letters', 'In the list: the next VM whose name begins so'],
  ['Enter', 'In the list: show it. On a step: open its first record'],
  ['Shift+\u2191 \u2193', 'The time between two steps, in the status bar'],
  ['Escape', 'No step is chosen'],
  [', .', 'The step before, the step after, from anywhere'],
  ['p', 'Play the steps, or stop'],
  ['t', 'Picture or table'],
  ['/', 'Search the steps; what does not match is dimmed, and Enter goes to the next that does'],
  ['f', 'Filter the list'],
  ['+ - 0', 'In the picture: larger, smaller, its own size. Ctrl and the wheel do the same'],
  ['1 2 3 4 5', 'To the list, the picture or table, the files, the details, the coverage'],
  ['?', 'These keys'],
];

/** The keys, in a dialog that Escape closes. */
export function keysHelp(close: () => void): TemplateResult {
  return html`<dialog class="keys" aria-labelledby="keys-title" @close=${close}>
    <h2 id="keys-title">Keys</h2>
    <table>
      <tbody>
        ${keys.map(
          ([key, does]) =>
            html`<tr>
              <th scope="row">${key.split(' ').map((one) => html`<kbd>${one}</kbd> `)}</th>
              <td>${does}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <form method="dialog"><vscode-button @click=${close}>Close</vscode-button></form>
  </dialog>`;
}
