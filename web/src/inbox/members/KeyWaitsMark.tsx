import { CountMark } from "../../shell/CountMark.tsx";
import { useTexts } from "./texts.ts";

/// How many colleagues wait for the company key, beside the name of the page where it is given.
export default function KeyWaitsMark() {
  const t = useTexts();
  return (
    <CountMark
      asks="/api/keys/waiting"
      queryKey={["members", "waiting"]}
      may="MANAGE_KEYS"
      say={(n) => t("members.waitMark", { n })}
      testId="key-waits-mark"
    />
  );
}
