import { usePrefs } from '../../shared/lib/prefs';
import { MESSAGES, type Messages } from '../messages';

export const useTexts = (): Messages => MESSAGES[usePrefs().locale];
