/** The look of the viewer: VS Code's colours only, so that every theme and both high contrasts hold. */
export const styles = `
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; padding: 0; }
body { color: var(--vscode-foreground); background: var(--vscode-editor-background); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size, 13px); overflow: hidden; }
#log { height: 100%; }
.app { display: flex; flex-direction: column; height: 100%; min-height: 0; overflow-x: hidden; overflow-y: auto; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--vscode-descriptionForeground); }
.spring { flex: 1; }
h2 { font-size: 1.1em; margin: 0; font-weight: 600; }
h3 { font-size: 1em; margin: 1em 0 0.3em; font-weight: 600; }
p { margin: 0.3em 0; }
code, pre, kbd { font-family: var(--vscode-editor-font-family, monospace); font-size: var(--vscode-editor-font-size, 12px); }
code { color: var(--vscode-textPreformat-foreground); background: var(--vscode-textPreformat-background, transparent); padding: 0 2px; border-radius: 3px; }

button { font: inherit; color: var(--vscode-button-secondaryForeground, var(--vscode-foreground)); background: var(--vscode-button-secondaryBackground, transparent); border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); border-radius: 2px; padding: 3px 9px; cursor: pointer; white-space: nowrap; }
button:hover { background: var(--vscode-button-secondaryHoverBackground, var(--vscode-toolbar-hoverBackground)); }
button:disabled { opacity: 0.5; cursor: default; }
button.icon, button.flat { background: transparent; color: var(--vscode-foreground); border-color: transparent; }
button.icon { padding: 2px 7px; }
button.icon:hover, button.flat:hover { background: var(--vscode-toolbar-hoverBackground); }
button.link { background: none; border: none; padding: 0; color: var(--vscode-textLink-foreground); text-decoration: underline; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
button:focus-visible { outline-offset: 1px; }
input, select { font: inherit; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent)); border-radius: 2px; padding: 3px 6px; min-width: 0; color-scheme: light dark; }
select { color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border-color: var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent)); max-width: 16em; }
input::placeholder { color: var(--vscode-input-placeholderForeground); opacity: 1; }
input[type='radio'], input[type='checkbox'] { accent-color: var(--vscode-button-background); margin: 0; padding: 0; }
.vscode-dark input, .vscode-high-contrast:not(.vscode-high-contrast-light) input { color-scheme: dark; }
.vscode-light input, .vscode-high-contrast-light input { color-scheme: light; }
fieldset { border: none; margin: 0; padding: 0; min-width: 0; }

.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; padding: 6px 10px; flex: none; }
.switch { display: flex; }
.switch label { display: flex; align-items: center; cursor: pointer; }
.switch input { position: absolute; opacity: 0; }
.switch span { padding: 3px 10px; border: 1px solid var(--vscode-contrastBorder, var(--vscode-input-border, var(--vscode-widget-border, transparent))); background: var(--vscode-input-background); color: var(--vscode-input-foreground); }
.switch label:first-of-type span { border-radius: 2px 0 0 2px; border-right: none; }
.switch label:last-of-type span { border-radius: 0 2px 2px 0; }
.switch input:checked + span::before { content: '✓ ' / ''; }
.switch input:checked + span { background: var(--vscode-button-background); color: var(--vscode-button-foreground); font-weight: 600; }
.switch input:focus-visible + span { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.search { flex: 1 1 14em; max-width: 30em; }
.search input { width: 100%; }
.zone { display: flex; align-items: center; gap: 6px; }
.zone span { color: var(--vscode-descriptionForeground); white-space: nowrap; }

.filters { display: flex; flex-wrap: wrap; align-items: end; gap: 6px 12px; padding: 2px 10px 8px; flex: none; }
.field { display: flex; flex-direction: column; gap: 2px; flex: 0 1 auto; }
.field > span, .levels legend { color: var(--vscode-descriptionForeground); font-size: 0.92em; padding: 0; margin-bottom: 2px; }
.field input { width: 13em; height: 1.9em; }
#filter-ids { width: 19em; }
.levels { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: center; min-height: 2em; }
.levels label { display: flex; align-items: center; gap: 4px; }
.chips { display: flex; flex-wrap: wrap; gap: 4px 6px; list-style: none; margin: 0; padding: 0 10px 6px; flex: none; }
.chips li { display: flex; align-items: center; border: 1px solid var(--vscode-contrastBorder, var(--vscode-badge-background)); background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); border-radius: 10px; padding: 0 2px 0 9px; max-width: 100%; }
.chips li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chips button { color: inherit; padding: 1px 6px; }
.problem, .notice { margin: 0 10px 6px; padding: 5px 9px; background: var(--vscode-inputValidation-warningBackground); color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground)); border: 1px solid var(--vscode-inputValidation-warningBorder, var(--vscode-contrastBorder, transparent)); flex: none; }
.notice { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; justify-content: space-between; }

.grid { display: flex; flex-direction: column; flex: 1 1 50%; min-height: 9em; border-top: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
.head { flex: none; overflow: hidden; scrollbar-gutter: stable; background: var(--vscode-keybindingTable-headerBackground, var(--vscode-editor-background)); font-weight: 600; }
.viewport { flex: 1; min-height: 0; overflow-x: hidden; overflow-y: scroll; position: relative; }
.layer { position: sticky; top: 0; height: 0; }
.row { display: grid; grid-template-columns: 14.5em 7.5em 12em 4.5em 8em 9em 1fr; align-items: center; }
.head .row { padding: 4px 0; }
.layer .row { position: absolute; left: 0; right: 0; top: 0; cursor: default; }
.row > div { padding: 0 6px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row > div:first-child { padding-left: 10px; }
.row .time { font-variant-numeric: tabular-nums; }
.row .id { text-align: right; font-variant-numeric: tabular-nums; }
.row .whole { grid-column: 1 / -1; }
.layer .row.odd { background: var(--vscode-keybindingTable-rowsBackground, transparent); }
.layer .row:hover { background: var(--vscode-list-hoverBackground); outline: 1px dashed var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
.layer .row.chosen { background: var(--vscode-list-inactiveSelectionBackground); color: var(--vscode-list-inactiveSelectionForeground, inherit); outline: 1px dotted var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
.viewport:focus-within .row.chosen { background: var(--vscode-list-activeSelectionBackground); color: var(--vscode-list-activeSelectionForeground); }
.viewport:focus-within .row.chosen :is(.quiet, .mark) { color: inherit; }
.layer .row:focus { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.row.damage { font-style: italic; }
.mark { display: inline-block; width: 1.2em; font-style: normal; text-align: center; }
.mark.error { color: var(--vscode-problemsErrorIcon-foreground, var(--vscode-errorForeground)); }
.mark.warning { color: var(--vscode-problemsWarningIcon-foreground, var(--vscode-editorWarning-foreground)); }
.mark.info { color: var(--vscode-problemsInfoIcon-foreground, var(--vscode-editorInfo-foreground)); }
.empty { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center; text-align: center; padding: 1em; color: var(--vscode-descriptionForeground); }
.empty button { display: block; margin: 0.8em auto 0; }

.splitter { flex: none; height: 5px; cursor: row-resize; border-top: 1px solid var(--vscode-widget-border, var(--vscode-panel-border, var(--vscode-contrastBorder, transparent))); }
.splitter:hover, .splitter:focus-visible { background: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder)); }
.details { flex: 0 1 auto; min-height: 14em; display: flex; flex-direction: column; overflow: hidden; }
.details-head { display: flex; gap: 4px 12px; align-items: start; justify-content: space-between; padding: 5px 10px; }
.details-head .sub { font-weight: normal; color: var(--vscode-descriptionForeground); margin-left: 0.6em; font-size: 0.92em; }
.actions { display: flex; flex-wrap: wrap; gap: 4px 6px; align-items: center; margin-left: auto; padding-bottom: 4px; }
.tabs-row { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 0 10px; border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)); flex: none; }
.tabs { display: flex; gap: 2px; }
.tabs button { background: none; border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 4px 10px; color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-foreground)); }
.tabs button[aria-selected='true'] { color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground)); border-bottom-color: var(--vscode-panelTitle-activeBorder, var(--vscode-focusBorder)); font-weight: 600; }
.panel { flex: 1; min-height: 0; overflow: auto; padding: 6px 10px 10px; line-height: 1.45; overflow-wrap: anywhere; }
.panel > * { max-width: 75em; }
.panel pre { margin: 0; white-space: pre-wrap; max-width: none; }
.panel h3:first-child { margin-top: 0.2em; }
.tag { border: 1px solid var(--vscode-contrastBorder, var(--vscode-badge-background)); border-radius: 8px; padding: 0 7px; font-size: 0.9em; white-space: nowrap; }
.cause { margin: 0.4em 0 0.7em; padding-left: 0.8em; border-left: 2px solid var(--vscode-textBlockQuote-border, var(--vscode-contrastBorder, currentColor)); }
.advice { margin-top: 0.3em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 12px; margin: 0.3em 0; }
dd { margin: 0; }
.facts { border-collapse: collapse; margin: 0 0 0.8em; width: 100%; }
.facts caption { text-align: left; font-weight: 600; padding: 0.2em 0 0.3em; }
.facts th { text-align: left; font-weight: normal; color: var(--vscode-descriptionForeground); vertical-align: top; width: 14em; padding: 1px 12px 1px 0; overflow-wrap: anywhere; }
.facts td { padding: 1px 0; white-space: pre-wrap; }

.status { border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)); padding: 3px 10px; }
.counts { font-variant-numeric: tabular-nums; }
progress { width: 9em; height: 4px; accent-color: var(--vscode-progressBar-background); }
.coverage { flex: none; max-height: 30%; overflow: auto; padding: 4px 10px; border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent)); }
.coverage ul { margin: 0; padding-left: 1.2em; }
.help { position: fixed; inset: 15% 0 auto; margin: 0 auto; width: min(34em, 92%); max-height: 75%; overflow: auto; padding: 12px 18px; background: var(--vscode-editorWidget-background); color: var(--vscode-editorWidget-foreground, var(--vscode-foreground)); border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, transparent)); box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent); z-index: 5; }
.help dl { margin: 0.8em 0; }
.failed { padding: 2em; max-width: 50em; }

@media (max-width: 1100px) { .row { grid-template-columns: 14.5em 7.5em 11em 4.5em 8em 1fr; } .row .host { display: none; } }
@media (max-width: 860px) { .row { grid-template-columns: 14.5em 2.4em 4.5em 7em 1fr; } .row .provider { display: none; } .row .level { padding-right: 0; text-overflow: clip; } .level .name { position: absolute; clip-path: inset(50%); } .zone span { position: absolute; clip-path: inset(50%); } }
@media (max-width: 560px) { .row { grid-template-columns: 14.5em 2.4em 4.5em 1fr; } .row .vm { display: none; } .field input, #filter-ids { width: 100%; } .field { flex: 1 1 40%; } }
@media (prefers-reduced-motion: no-preference) { .vscode-reduce-motion * { transition: none; } }
`;
