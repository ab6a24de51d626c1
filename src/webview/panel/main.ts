import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import './drawing-view';
import './menu';
import './picture';
import './run-list';
import './splitter';
import { vsCodeApi } from './host';
import { startPanel } from './start';
import { styleSheets } from './styles';

// By adoption and not by elements or attributes: the content security policy of the page allows no style that stands in it.
document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...styleSheets()];
startPanel(vsCodeApi(), window);
