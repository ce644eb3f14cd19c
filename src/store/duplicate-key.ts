/** True for a broken unique index, in MongoDB's and the embedded driver's errors alike (code 11000). */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
