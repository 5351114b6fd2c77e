import { useEffect, useState } from "react";

/// Now, in milliseconds, anew each half minute: what becomes overdue says so without a reload.
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
