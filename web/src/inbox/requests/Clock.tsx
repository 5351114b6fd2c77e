import { Badge } from "@mantine/core";
import { closed, type Request } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// White on each is read well (WCAG 2.2, 1.4.3).
const COLORS = { "in-time": "#1b6a45", soon: "#8a4b00", late: "shu.8" } as const;

/// Whether a request is in time: in words, as colour alone says nothing to some.
export function Clock({ of }: { of: Request }) {
  const t = useTexts();
  const clock = of.clock as keyof typeof COLORS;
  const over = closed(of);
  return (
    <Badge color={over ? "gray.7" : COLORS[clock]} variant="filled" data-testid="clock" data-clock={clock}>
      {t(over ? `closed.${clock}` : `clock.${clock}`)}
    </Badge>
  );
}
