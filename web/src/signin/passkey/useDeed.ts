import { useState } from "react";

/// Runs one deed of a button, with its waiting and its trouble.
export function useDeed() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function run(deed: () => Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await deed();
    } catch (trouble) {
      setError(trouble);
    } finally {
      setBusy(false);
    }
  }
  return { busy, error, run };
}
