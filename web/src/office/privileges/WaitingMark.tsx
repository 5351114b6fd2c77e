import { CountMark } from "../../shell/CountMark.tsx";
import { usePrivilegeTexts } from "./texts.ts";

/// How many requests wait for the reader's decision, beside the name of their page.
export default function WaitingMark() {
  const t = usePrivilegeTexts();
  return (
    <CountMark
      asks="/api/office/privileges/waiting"
      queryKey={["office", "privileges", "waiting"]}
      may="WATCH"
      say={(n) => t("waiting", { count: n })}
      testId="waiting-mark"
    />
  );
}
