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
    'dead-link': 'A link leads nowhere or has expired. Mend, renew or remove it.',
    swallowed:
      'Customers who mean another intent often land here. Make the questions of the two more distinct.',
    'locales-differ': 'The languages differ in what should be alike. Make them alike.',
    'lost-variants':
      'Hong Kong has an answer of its own, so the other parts of 简体中文 do not hold there. Write them here too.',
    'dead-condition': 'This condition can never hold, or always does. Correct it.',
    'unreachable-variant': 'An earlier variant always comes first. Change the order or a condition.',
    'unknown-hours': 'This queue has no business hours, so the condition says nothing. Choose another queue.',
    'unknown-channel': 'There is no such channel. Choose one from the list.',
    'unknown-follow-up': 'An intent that is asked next does not exist. Choose another.',
    'unknown-variable':
      'A {name} in braces is no detail that is asked for. Correct the name, or add the detail.',
    'wrong-slot': 'A detail to ask for is not right. Check its name, kind and choices.',
    'duplicate-queue': 'A queue is listed twice.',
    'unexpected-file': 'This file does not belong in the folder.',
    'missing-bot': 'The bot’s own phrases are missing in a language.',
  },
};

export type FindingWords = typeof findingsEn;
