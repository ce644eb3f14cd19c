export const shellEn = {
  studio: 'Studio',
  desk: 'Desk',
  content: 'Content',
  inbox: 'Inbox',
  publish: 'Publish',
  history: 'History',
  tryIt: 'Try it',
  skip: 'Skip to the page',
  changes: 'changes not published',
  newSentences: 'new sentences',
  signInTitle: 'Sign in to the studio',
  signInHint: 'Edit what the assistant knows and says.',
  notAllowed: 'The studio is for content editors',
  notAllowedHint:
    '{name}, your account may not edit content. Ask an administrator to give you an account with the role Editor.',
  toDesk: 'Go to the desk',
  errNotFound: 'This is not there any more. Go back to the list and choose another.',
  errTooLarge: 'This is too long. Shorten it, then try again.',
};

export type ShellWords = typeof shellEn;
