/// Without what a page may leave out of a request, or does not read of every answer.
type Always<T> = T extends readonly (infer Item)[]
  ? Always<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Always<Exclude<T[K], undefined>> }
    : T;

/// What a page reads has the server's fields, each alike or narrower (a role instead of any text), never wider.
export type Fits<Page, Answer> = [Exclude<keyof Page, keyof Answer>, Exclude<keyof Answer, keyof Page>] extends [
  never,
  never,
]
  ? Always<Page> extends Answer
    ? true
    : false
  : false;
