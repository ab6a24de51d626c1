import { CancellationTokenSource, Disposable, workspace } from 'vscode';
import { ignoreCancellation } from '../../infrastructure/cancellation';
import type { ClientContext } from '../../infrastructure/client-context';

/** A pause in typing; a prediction of a thousand VMs takes less than this. */
const restMs = 300;

/** While the panel shows what is predicted of a scenario, it follows its text: what was asked for before an edit is cancelled at once. */
export function followScenario({ stories, log }: ClientContext, isPanelOpen: () => boolean): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: CancellationTokenSource | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    asked?.cancel();
    asked?.dispose();
    asked = undefined;
  };
  const tellAgain = async (): Promise<void> => {
    const scenario = stories.current?.scenario;
    if (!scenario || !isPanelOpen()) return;
    const own = new CancellationTokenSource();
    asked = own;
    try {
      await stories.predict(scenario, own.token);
    } catch (error) {
      try {
        ignoreCancellation(error);
      } catch (failure) {
        // Nobody asked for it by name: the panel keeps what it shows, and the next edit tries again.
        log.error('The prediction could not follow an edit', failure);
      }
    } finally {
      if (asked === own) stop();
    }
  };
  return Disposable.from(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || document.uri.toString() !== stories.current?.scenario?.uri) return;
      stop();
      timer = setTimeout(() => void tellAgain(), restMs);
    }),
    { dispose: stop },
  );
}
