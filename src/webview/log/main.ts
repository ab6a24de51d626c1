import type { Port } from '../../protocol/rpc';
import { mount, type Keeper } from './mount';

declare function acquireVsCodeApi(): Keeper & { postMessage(message: unknown): void };

const code = acquireVsCodeApi();
const port: Port = {
  post: (message) => {
    code.postMessage(message);
  },
  listen: (listener) => {
    const receive = ({ data }: MessageEvent<unknown>): void => {
      listener(data);
    };
    window.addEventListener('message', receive);
    return () => {
      window.removeEventListener('message', receive);
    };
  },
};
const root = document.getElementById('log');
if (root) mount(root, port, code);
