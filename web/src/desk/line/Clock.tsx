import { useEffect, useState } from "react";

interface Props {
  className: string | undefined;
  /// ISO 8601; counting begins here.
  from: string;
  /// Where it stopped; null while it runs.
  to: string | null;
  label: string;
}

/// Minutes and seconds, as a stopwatch. Not a live region: a screen reader would never fall silent.
export function Clock({ className, from, to, label }: Props) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (to) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [to]);
  const end = to ? Date.parse(to) : now;
  return (
    <span className={className} role="timer" aria-live="off" aria-label={label}>
      {stopwatch(end - Date.parse(from))}
    </span>
  );
}

/// 65000 ms is "1:05"; an hour later "1:01:05". A clock behind the server's shows 0:00, not less.
export function stopwatch(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const rest = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  return s >= 3600 ? `${Math.floor(s / 3600)}:${rest}` : rest.replace(/^0/, "");
}
