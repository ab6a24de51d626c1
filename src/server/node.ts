import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readRange } from './read-range.node';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), readRange);
