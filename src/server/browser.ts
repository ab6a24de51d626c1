import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server';

/** In a worker, `self` is the port to the client. */
const port = self as unknown as DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port)));
