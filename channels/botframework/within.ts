import { AppError } from '../../src/contract/errors';

/** The task's result, or VENDOR_UNREACHABLE after the time. The task itself goes on. */
export async function within<T>(ms: number, task: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, reject) => {
    timer = setTimeout(
      () => reject(new AppError('VENDOR_UNREACHABLE', "The vendor's signing keys did not come in time.")),
      ms,
    );
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}
