import type { Shelf, SoftCredential } from "./authenticator.ts";

const DATABASE = "denwaban-demo-authenticator";
const STORE = "credentials";

/// The software authenticator's memory: this origin's IndexedDB, which keeps CryptoKeys as they are.
export const browserShelf: Shelf = {
  all: () => within("readonly", (store) => store.getAll() as IDBRequest<SoftCredential[]>),
  add: async (credential) => {
    await within("readwrite", (store) => store.add(credential));
  },
};

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await settled(opened());
  try {
    return await settled(work(db.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    db.close();
  }
}

function opened(): IDBOpenDBRequest {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: "id" });
  };
  return request;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("storage refused"));
  });
}
