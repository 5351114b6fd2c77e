import { Anchor, Button, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMe } from "../api/queries.ts";
import { tellUnbound, unboundTold } from "./bound.ts";
import { useSessionTexts } from "./texts.ts";
import styles from "../shell/Notice.module.css";

const kept = () => sessionStorage;

/// That this session is bound to no browser, as this one keeps no keys. Said once, and quietly: the work goes on.
export function Unbound() {
  const t = useSessionTexts();
  const me = useMe().data;
  const [, closed] = useState(0);
  if (!me || !tellUnbound(me, kept)) return null;
  return (
    <div className={`${styles.quiet ?? ""} no-print`} role="status" data-testid="unbound">
      <Text size="sm">
        {t("unbound.here")}{" "}
        <Anchor component={Link} to="/sessions" inherit c="inherit" underline="always">
          {t("unbound.more")}
        </Anchor>
      </Text>
      <Button
        variant="default"
        size="compact-sm"
        data-testid="unbound-close"
        onClick={() => {
          unboundTold(me.person, kept);
          closed((n) => n + 1);
        }}
      >
        {t("unbound.close")}
      </Button>
    </div>
  );
}
