import { Alert, Button, Text } from "@mantine/core";
import { Problem } from "../api/api.ts";
import { refusalOf } from "./refusal.ts";
import { useTexts } from "./texts.ts";

/// A refusal in plain words. It is never passed over: what does not verify is not shown.
export function Refused({ trouble, again }: { trouble: unknown; again: () => void }) {
  const t = useTexts();
  const why = refusalOf(trouble);
  const passing = why === "offline" || why === "log-unavailable" || why === "office-sealed";
  // why, and what goes on meanwhile, the server knows better
  const said = why === "log-unavailable" || why === "office-sealed";
  return (
    <Alert color={passing ? "yellow" : "shu"} variant="light" role="alert" data-testid={`refused-${why}`}>
      <Text>{said && trouble instanceof Problem ? trouble.message : t(`refused.${why}`)}</Text>
      {passing && (
        <Button mt="sm" size="compact-md" variant="default" onClick={again}>
          {t("again")}
        </Button>
      )}
    </Alert>
  );
}
