import { Badge, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { useMay } from "../api/queries.ts";
import { usePrivilegeTexts } from "./privilegeTexts.ts";

/// How often the office's screens ask who waits.
const EVERY_MS = 10_000;

/// How many requests wait for the reader's word, beside the name of their page; said aloud when it changes.
export default function WaitingMark() {
  const t = usePrivilegeTexts();
  const may = useMay();
  const waiting = useQuery({
    queryKey: ["office", "privileges", "waiting"],
    queryFn: () => api.get<{ waiting: number }>("/api/office/privileges/waiting"),
    refetchInterval: EVERY_MS,
    enabled: may("WATCH"),
  });
  const n = waiting.data?.waiting ?? 0;
  const said = n > 0 ? t("waiting", { n }) : "";
  return (
    <>
      {n > 0 && (
        <Badge
          color="shu.8"
          variant="filled"
          aria-hidden="true"
          title={said}
          style={{ alignSelf: "center", flexShrink: 0 }}
          data-testid="waiting-mark"
        >
          {n}
        </Badge>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}
