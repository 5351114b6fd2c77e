const ANSWERED = "denwaban.desk.answered";

type Shelf = Pick<Storage, "getItem" | "setItem">;

/// Whether a call was answered in this browser: the waiting desk shows all its keys until then, and
/// they are behind F1 afterwards. Says nothing of whose call it was.
export function answeredBefore(shelf: Shelf = localStorage): boolean {
  return shelf.getItem(ANSWERED) !== null;
}

export function rememberAnswered(shelf: Shelf = localStorage): void {
  shelf.setItem(ANSWERED, "yes");
}
