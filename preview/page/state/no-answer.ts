/** What happened and what to do where the process behind the page does not answer. */
export const noAnswerText =
  'The Tailgate backend does not answer. Look at the terminal of npm start, start it again if it has ended, then refresh.';
