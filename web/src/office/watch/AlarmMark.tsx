import { Badge, VisuallyHidden } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { followAlarms, type AlarmNews } from "./alarms.ts";
import { useTexts } from "./texts.ts";

/// How many alarms no one has seen, beside the watch's name on every page of the office; announced
/// when it changes.
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
          color="shu.8"
          variant="filled"
          aria-hidden="true"
          title={said}
          style={{ alignSelf: "center", flexShrink: 0 }}
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
