import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { LeaveDialog } from "../shell/leaving/LeaveDialog.tsx";
import { lost, type Lost } from "../shell/leaving/unsaved.ts";

interface Move {
  current: { pathname: string };
  next: { pathname: string };
}

/// Links within a page lose nothing.
const holds = ({ current, next }: Move) => current.pathname !== next.pathname && lost() !== null;
const loses = () => lost() !== null;

/// Asks before another page is shown in place of one that would lose something. Where the whole window goes, the
/// browser asks in its own words.
export function Leaving() {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: holds,
    enableBeforeUnload: loses,
    withResolver: true,
  });
  const blocked = status === "blocked";
  const [asked, ask] = useState<Lost | null>(null);
  // of the moment it was asked: a call may end meanwhile
  if (blocked && asked === null) ask(lost() ?? "changes");
  if (!blocked && asked !== null) ask(null);
  return <LeaveDialog lost={asked} stay={() => reset?.()} leave={() => proceed?.()} />;
}
