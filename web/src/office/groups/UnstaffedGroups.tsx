import { Alert } from "@mantine/core";
import { PartState } from "../../shell/QueryState.tsx";
import { useUnstaffed } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { goesTo } from "./unstaffed.ts";

/// Groups in which no one takes calls, in red. Nothing while there is none; that it is not known is said.
export function UnstaffedGroups() {
  const t = useTexts();
  const unstaffed = useUnstaffed();
  if (unstaffed.isLoadingError) return <PartState of={unstaffed} title={t("unstaffedUnknown")} />;
  const found = unstaffed.data ?? [];
  if (found.length === 0) return null;
  return (
    <Alert color="shu" title={t("unstaffed")} data-testid="unstaffed-groups">
      <ul>
        {found.map((one) => (
          <li key={one.client}>
            {t(goesTo(one), { client: one.company, own: one.own, overflow: one.overflow ?? "" })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
