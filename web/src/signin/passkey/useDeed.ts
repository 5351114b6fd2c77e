import { useState } from "react";

/// Runs one action of a button, with its loading state and its error.
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
