/** Remembers the last answer for as long as the arguments are the same. */
export function memo<Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    const known = last;
    if (known && args.length === known.args.length && args.every((arg, at) => Object.is(arg, known.args[at])))
      return known.result;
    const result = make(...args);
    last = { args, result };
    return result;
  };
}
