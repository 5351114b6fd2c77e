import { CountMark } from "../../shell/CountMark.tsx";
import { REQUESTS } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// How many requests are overdue or due soon, beside the name of their page.
export default function DueMark() {
  const t = useTexts();
  return (
    <CountMark
      asks="/api/requests/waiting"
      queryKey={[...REQUESTS, "waiting"]}
      may="READ_LOG"
      say={(n) => t("mark", { count: n })}
      testId="requests-mark"
    />
  );
}
