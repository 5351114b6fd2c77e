import { Alert, Anchor, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DemoPerson } from "../api/types.ts";
import { openAs } from "./opening.ts";
import { useTexts } from "./texts.ts";

interface Props {
  person: DemoPerson;
  /// Of theirs; without it, the one they start with.
  page?: string;
  primary?: boolean;
  small?: boolean;
}

/// The button that opens a role; if the browser blocks windows, a link instead.
export function OpenAs({ person, page, primary, small }: Props) {
  const t = useTexts();
  const queries = useQueryClient();
  const opening = useMutation({
    mutationFn: () => openAs(person, page),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["demo"] }),
  });
  const words = t(person.enrolled ? "open" : "enrol", { name: person.name });
  return (
    <div>
      <Button
        variant={primary ? "filled" : "default"}
        size={small ? "compact-sm" : "sm"}
        loading={opening.isPending}
        onClick={() => opening.mutate()}
      >
        {words}
      </Button>
      {opening.data && (
        <Alert mt="xs" color="yellow" role="alert">
          {t("blocked")}{" "}
          <Anchor href={opening.data} target="_blank">
            {t("blockedLink", { host: person.host })}
          </Anchor>
        </Alert>
      )}
      {opening.error && (
        <Alert mt="xs" color="shu" role="alert">
          {opening.error.message}
        </Alert>
      )}
    </div>
  );
}
