/** The body of an answer that is JSON text already: large results are written without an object for each value. */
export class JsonText {
  constructor(readonly text: string) {}
}
