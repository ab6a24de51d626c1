import { crc32 } from 'node:zlib';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readRange } from './read-range.node';
import { startServer } from './server';
import { diagnoseHere, diagnoseInThread, isThread } from './thread.node';

if (isThread()) void diagnoseHere();
else
  startServer(createConnection(ProposedFeatures.all), {
    readFileRange: readRange,
    checksum: crc32,
    diagnoseElsewhere: diagnoseInThread(__filename),
  });
