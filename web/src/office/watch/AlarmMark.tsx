import { Badge, VisuallyHidden } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { followAlarms, type AlarmNews } from "./alarms.ts";
import { useTexts } from "./texts.ts";

/// As high as what is pressed must be (WCAG 2.2, 2.5.8), in pixels.
const TARGET = 24;

/// How many alarms no one has seen, on every page of the office, and the way to them; announced when it
/// changes. The watch's own entry may be in a menu.
export default function AlarmMark() {
  const t = useTexts();
  const queries = useQueryClient();
  const [news, setNews] = useState<AlarmNews>({ unseen: 0, yesterday: 0, rules: [] });
  useEffect(
    () =>
      followAlarms((next) => {
        setNews(next);
        // A watch that is open shows them at once, and they are seen.
        if (next.unseen > 0) void queries.invalidateQueries({ queryKey: ["office", "watch"] });
      }),
    [queries],
  );
  const { unseen, yesterday, rules } = news;
  const said =
    t("unseen", { count: unseen, rules: rules.map((one) => t(`rule.${one}`)).join(t("comma")) }) +
    (yesterday > 0 ? t("unseenBefore", { n: yesterday }) : "");
  return (
    <>
      {unseen > 0 && (
        <Badge
          component={Link}
          to="/office/watch"
          color="shu.8"
          variant="filled"
          aria-label={t("toAlarms", { said })}
          title={said}
          style={{ alignSelf: "center", flexShrink: 0, minHeight: TARGET, cursor: "pointer" }}
          data-testid="alarm-mark"
        >
          {unseen}
        </Badge>
      )}
      <VisuallyHidden role="status" data-testid="alarm-said">
        {unseen > 0 && said}
      </VisuallyHidden>
    </>
  );
}
