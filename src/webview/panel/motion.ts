/** Whether the reader asked for less motion, in VS Code or in the system. */
export function prefersLessMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
