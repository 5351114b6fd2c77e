import { CountMark } from "../../shell/CountMark.tsx";
import { useTexts } from "./texts.ts";

/// How many things no one acknowledged.
export default function UnansweredMark() {
  const t = useTexts();
  return (
    <CountMark
      asks="/api/office/deliveries/waiting"
      queryKey={["office-deliveries", "waiting"]}
      may="FOLLOW_DELIVERIES"
      say={(n) => t("count", { n })}
      testId="unanswered-mark"
    />
  );
}
