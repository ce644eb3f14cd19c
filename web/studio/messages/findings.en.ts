export const findingsEn = {
  error: 'Error',
  warning: 'Warning',
  rules: {
    'duplicate-question': 'This question already leads to another intent. Keep it in one of the two.',
    'near-duplicate': 'Nearly the same question leads to another intent. Keep the better place.',
    'few-questions': 'Too few questions to learn from. Write twelve or more, each in other words.',
    'long-sms': 'Takes more than two SMS. Write a shorter text for SMS.',
    'sms-alphabet': 'A character makes each SMS hold less than half. Replace it.',
    'unresolved-button': 'A button leads nowhere. Use the title or a question of an intent.',
    'unknown-queue': 'There is no such queue. Choose one from the list.',
    'unknown-intent': 'There is no such intent. Choose one from the list.',
    'unknown-placeholder': 'A {name} in braces is not known. Use the name of a detail that is asked for.',
    'missing-locale': 'This language is missing. Customers who write in it get no answer.',
    'personal-data': 'Holds personal data. Take it out, or write an example that is nobody’s.',
    'duplicate-id': 'This id is used twice.',
    'expired-link': 'A link has expired and is left out. Renew or remove it.',
    'dead-link': 'A link cannot be reached. Mend or remove it.',
    swallows: 'Takes over sentences of other intents. Make its questions more distinct.',
  },
};

export type FindingWords = typeof findingsEn;
