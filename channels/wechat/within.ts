/** Told apart from every result. */
export const LATE = Symbol('late');

/** The promise's result, or LATE after the time (ms); `onLate` then gets what still comes of it. */
export async function within<T>(
  ms: number,
  promise: Promise<T>,
  onLate: (result: T) => void = () => undefined,
): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  let late = false;
  const timeout = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(LATE);
    }, ms);
  });
  promise.then(
    (result) => {
      if (late) onLate(result);
    },
    () => undefined,
  );
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
