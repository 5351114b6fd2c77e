import { Badge, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { useMay } from "../api/queries.ts";
import type { Permission } from "../api/types.ts";

/// How often a mark asks how many wait, in milliseconds.
const EVERY_MS = 10_000;

interface Props {
  /// Answers `waiting`, a number.
  asks: string;
  /// Of the query: it is asked again with what it belongs to.
  queryKey: readonly string[];
  /// Who may not is not asked for.
  may: Permission;
  say: (n: number) => string;
  testId: string;
}

/// How many wait for the reader, beside the name of a page; announced when it changes.
export function CountMark({ asks, queryKey, may, say, testId }: Props) {
  const allowed = useMay();
  const waiting = useQuery({
    queryKey,
    queryFn: () => api.get<{ waiting: number }>(asks),
    refetchInterval: EVERY_MS,
    enabled: allowed(may),
  });
  const n = waiting.data?.waiting ?? 0;
  const said = n > 0 ? say(n) : "";
  return (
    <>
      {n > 0 && (
        <Badge
          color="shu.8"
          variant="filled"
          aria-hidden="true"
          title={said}
          style={{ alignSelf: "center", flexShrink: 0 }}
          data-testid={testId}
        >
          {n}
        </Badge>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}
