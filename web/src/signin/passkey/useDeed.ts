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
  /// What went wrong is not said of the next.
  const reset = () => setError(null);
  return { busy, error, run, reset };
}
